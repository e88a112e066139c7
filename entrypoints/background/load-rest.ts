import type { createRest, Rest } from './rest';

declare global {
  /** What the worker's second file leaves for the first. */
  var relinkRest: typeof createRest | undefined;
  /** Reads and evaluates another file of a worker before it returns; pages have none. */
  function importScripts(...paths: string[]): void;
}

const FILE = '/worker-rest.js';

/** An `ExtendableEvent`, which the types of pages do not know. */
interface Installing extends Event {
  readonly waitUntil: (work: Promise<unknown>) => void;
}

/**
 * A browser keeps for its workers only those files that they had read by the end of their installation, together with
 * the first: an update cannot mix an old one with a new one. Without this the rest could never be loaded, so where it
 * fails the installation fails, and the browser tries again.
 */
export function registerInstall(): void {
  self.addEventListener('install', (event) => (event as Installing).waitUntil(evaluateRest()));
}

/** @returns everything else of the worker, evaluated now. Call it once: each call builds another one. */
export async function loadRest(): Promise<Rest> {
  const create = await evaluateRest();
  return create();
}

/** Firefox has no worker but a page that names both files, the second before the first. */
async function evaluateRest(): Promise<typeof createRest> {
  if (!globalThis.relinkRest) importScripts(FILE);
  if (!globalThis.relinkRest) throw new Error(`${FILE} has left nothing.`);
  return globalThis.relinkRest;
}
