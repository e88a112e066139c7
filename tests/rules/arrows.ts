import type { Import } from './imports.ts';

interface Arrows {
  /** Paths that may be imported: a folder with all below it, or one file. */
  readonly to: readonly string[];
  /** Paths of which types may be imported besides. */
  readonly types?: readonly string[];
}

const CORE = 'utils/core';
const HEALTH = 'utils/health';
const HTTP = 'utils/http';
const NETWORKS = 'utils/networks';
const OAUTH = 'utils/oauth';
const ROWS = 'utils/db/rows';
const STATES = 'utils/states';
const TASKS = 'utils/tasks';
const GRANTS = 'utils/grants';
const PICTURES = 'utils/pictures';
const GROUPS = 'utils/groups';
/** The record of what arrives from outside, and the types that it is made of. */
const PORTS = ['utils/ports', 'utils/db', 'utils/vault', 'utils/badge', 'utils/networks/network', HTTP];

const USE_CASES = [
  GRANTS,
  STATES,
  TASKS,
  PICTURES,
  'utils/alerts',
  'utils/badge',
  OAUTH,
  NETWORKS,
  HTTP,
  HEALTH,
  CORE,
  ROWS,
];

/**
 * Who may import whom. Decisions at the bottom know nothing of what carries them out; what has effects arrives as a
 * record that the entrypoint builds.
 */
const ARROWS: Readonly<Record<string, Arrows>> = {
  [CORE]: { to: [] },
  [HEALTH]: { to: [CORE] },
  [HTTP]: { to: [CORE] },
  [NETWORKS]: { to: [HEALTH, HTTP, CORE] },
  [OAUTH]: { to: [NETWORKS, HTTP, CORE], types: [HEALTH] },
  [TASKS]: { to: [HEALTH, CORE, ROWS] },
  // What has to be done is written with what it follows from, in the one place that writes both.
  'utils/db': { to: [TASKS, HEALTH, CORE], types: ['utils/networks/network'] },
  'utils/vault': { to: [HEALTH, CORE], types: PORTS },
  'utils/badge': { to: [HEALTH, CORE], types: PORTS },
  'utils/messages': { to: [HEALTH, CORE], types: ['utils/networks/network'] },
  'utils/browser': { to: ['utils/messages', HEALTH, CORE], types: PORTS },
  'utils/ports': { to: [], types: ['utils'] },
  [STATES]: { to: [HEALTH, CORE, ROWS], types: PORTS },
  'utils/alerts': { to: [TASKS, STATES, NETWORKS, HEALTH, CORE, ROWS], types: PORTS },
  [GRANTS]: { to: [STATES, OAUTH, NETWORKS, HTTP, HEALTH, CORE, ROWS], types: PORTS },
  [GROUPS]: { to: [CORE, ROWS], types: PORTS },
  [PICTURES]: { to: [NETWORKS, HTTP, CORE], types: PORTS },
  // Neighbours that do not know each other: what a person does, and what an alarm does.
  'utils/connections': { to: USE_CASES, types: PORTS },
  'utils/checks': { to: USE_CASES, types: PORTS },
  components: {
    to: [
      CORE,
      HEALTH,
      TASKS,
      'utils/badge/badge',
      'utils/networks/registry',
      'utils/networks/origins',
      'utils/networks/guides',
      'utils/messages',
      'utils/db',
    ],
    types: ['utils/networks/network', 'utils/networks/access'],
  },
  entrypoints: { to: ['utils', 'components'] },
};

/** @returns what is wrong with an import, as a sentence that says how to mend it; null when nothing is */
export function arrowViolation({ from, target, typeOnly }: Import): string | null {
  if (!/^(utils|components|entrypoints|tests)\//.test(target)) return null;
  const layer = layerOf(from);
  if (layerOf(target) === layer) return null;
  const arrows = ARROWS[layer];
  if (!arrows) return `${from}: ${layer} has no arrows yet; say in tests/rules/arrows.ts what it may import.`;
  const allowed = typeOnly ? [...arrows.to, ...(arrows.types ?? [])] : arrows.to;
  if (allowed.some((path) => target === path || target.startsWith(`${path}/`))) return null;
  const kind = typeOnly ? 'even types' : 'code';
  return `${from} imports ${kind} from ${target}; ${layer} may import only ${list(allowed)}. Move what is shared down, or pass it in.`;
}

/** @returns the part of the source tree that a path belongs to: the key of `ARROWS` */
export function layerOf(path: string): string {
  const [top = '', second = ''] = path.split('/');
  return top === 'utils' ? `${top}/${second}` : top;
}

function list(paths: readonly string[]): string {
  return paths.length > 0 ? paths.join(', ') : 'nothing of ours';
}
