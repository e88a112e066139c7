import { describe, expect, it } from 'vitest';
import { arrowViolation, layerOf } from './rules/arrows.ts';
import { type Import, importsOf } from './rules/imports.ts';
import { reachOf } from './rules/reach.ts';
import { foldersIn, type SourceFile, sourceFiles, textOf } from './rules/source-files.ts';

/** The rules of the source tree. Every complaint is a sentence that says what to do. */

const extension = sourceFiles(['utils', 'components', 'entrypoints'], ['.ts', '.tsx']);
const everything = sourceFiles(
  ['utils', 'components', 'entrypoints', 'tests'],
  ['.ts', '.tsx', '.css', '.mjs', '.html'],
);
const imports = extension.flatMap(importsOf);

function isBelow(path: string, ...folders: string[]): boolean {
  return folders.some((folder) => path.startsWith(`${folder}/`));
}

/** Every file in which the pattern is found, as a complaint. */
function findings(files: readonly SourceFile[], pattern: RegExp, advice: string): string[] {
  return files.flatMap(({ path, bare }) => {
    const found = pattern.exec(bare)?.[0];
    return found ? [`${path} has "${found.trim()}": ${advice}`] : [];
  });
}

/** Every import of a package outside the folders where it belongs, as a complaint. */
function strays(name: string, advice: string, ...folders: string[]): string[] {
  const isStray = ({ from, target }: Import) =>
    (target === name || target.startsWith(`${name}/`)) && !isBelow(from, ...folders);
  return imports.filter(isStray).map(({ from }) => `${from} imports ${name}: ${advice}`);
}

describe('imports', () => {
  it('point down only', () => {
    expect(imports.map(arrowViolation).filter((violation) => violation !== null)).toEqual([]);
  });

  it('name the file from the top of the source tree, or a neighbour in the same layer', () => {
    const leaving = imports.filter(
      ({ from, specifier, target }) => specifier.startsWith('../') && layerOf(from) !== layerOf(target),
    );
    expect(leaving.map(({ from, specifier }) => `${from} imports ${specifier}: write it as @/….`)).toEqual(
      [],
    );
  });

  it('take no network file into another network', () => {
    const networkOf = (path: string) => /^utils\/networks\/([^/]+)\//.exec(path)?.[1];
    const crossing = imports.filter(({ from, target }) => {
      const [own, other] = [networkOf(from), networkOf(target)];
      return own && other && own !== other && other !== 'shared';
    });
    expect(
      crossing.map(({ from, target }) => `${from} imports ${target}: move it to utils/networks/shared.`),
    ).toEqual([]);
  });

  it('reach the browser through few places', () => {
    const advice = 'use an adapter of utils/browser, handed in by the entrypoint.';
    expect(strays('wxt/browser', advice, 'utils/browser', 'utils/messages', 'entrypoints')).toEqual([]);
    expect(strays('webextension-polyfill', 'import from wxt/browser.')).toEqual([]);
    expect(strays('@webext-core/messaging', 'use utils/messages.', 'utils/messages')).toEqual([]);
    const files = extension.filter(
      ({ path }) => !isBelow(path, 'utils/browser', 'utils/messages', 'entrypoints'),
    );
    expect(findings(files, /(?<![\w.$])(?:chrome|browser)\.\w+/, advice)).toEqual([]);
  });

  it('keep Dexie in the database and the live queries', () => {
    expect(strays('dexie', 'use a store of utils/db.', 'utils/db', 'components/hooks')).toEqual([]);
  });
});

describe('the worker', () => {
  it('has a first file that knows no network and carries out no check', () => {
    const reached = [...reachOf('entrypoints/background/index', imports)];
    const heavy =
      /^(?:utils\/(?:networks|grants|states|connections|oauth|vault)|valibot|dexie|p-queue)(?:\/|$)/;
    expect(reached.filter((target) => heavy.test(target))).toEqual([]);
    expect(reached).toContain('utils/db/reads/first-look');
  });

  it('carries nothing that only pages show, so that one more network does not slow its start', () => {
    const reached = [...reachOf('entrypoints/worker-rest/index', imports)];
    const shown =
      /^(?:components|utils\/networks\/guides|utils\/core\/failure-text|preact|lucide|simple-icons)(?:\/|$)/;
    expect(reached.filter((target) => shown.test(target))).toEqual([]);
    expect(reached).toContain('utils/networks/registry');
  });
});

describe('effects', () => {
  const roots =
    /^entrypoints\/(?:background\/(?:context|start)\.ts|first-read\/index\.ts|offscreen\/.*|[^/]+\/(?:main|page)\.tsx?)$/;
  const elsewhere = extension.filter(({ path }) => !roots.test(path));

  it('leave the clock to the roots', () => {
    expect(findings(elsewhere, /\bDate\.now\b|\bnew Date\(\s*\)/, 'let the time be passed in.')).toEqual([]);
  });

  it('leave fetch to the roots', () => {
    // A parameter or field of that name is not the global one.
    const binding = /[({,]\s*(?:readonly\s+)?fetch\b\s*(?:[,:})]|=[^=>])/;
    const unbound = elsewhere.filter(({ bare }) => !binding.test(bare));
    const advice = 'let it be passed in.';
    expect(findings(unbound, /(?<![\w.$])fetch\s*\(/, advice)).toEqual([]);
    expect(findings(elsewhere, /\b(?:globalThis|window|self)\.fetch\b/, advice)).toEqual([]);
  });
});

describe('files', () => {
  it('stay short', () => {
    const long = everything.filter(({ lines }) => lines > 300);
    expect(long.map(({ path, lines }) => `${path} has ${lines} lines: split it, 300 is the limit.`)).toEqual(
      [],
    );
  });

  it('leave nothing for later', () => {
    // Comments count here, so the whole text is looked at.
    const later = everything.filter(({ text }) => new RegExp(`\\b(?:TO${'DO'}|FIX${'ME'})\\b`).test(text));
    expect(
      later.map(({ path }) => `${path} leaves something for later: do it, or describe the limit.`),
    ).toEqual([]);
  });

  it('leave out no test', () => {
    const tests = everything.filter(({ path }) => /\.test\.tsx?$/.test(path));
    const pattern = /\b(?:it|test|describe)(?:\.\w+)*\.(?:only|skip|todo)\b/;
    expect(findings(tests, pattern, 'let every test run; mend or remove the one that cannot.')).toEqual([]);
  });

  it('are imported by their own name, not through a list of exports', () => {
    const barrels = extension.filter(
      ({ code }) =>
        code.trim() !== '' && code.replace(/^export\b[^;]*?\bfrom\s*'[^']*';?\s*$/gm, '').trim() === '',
    );
    expect(barrels.map(({ path }) => `${path} only passes exports on: remove it, import the files.`)).toEqual(
      [],
    );
  });
});

describe('networks', () => {
  it('take texts from answers through the bounded schemas only', () => {
    const files = sourceFiles(['utils/networks'], ['.ts']).filter(
      ({ path }) => path !== 'utils/networks/shared/schemas.ts',
    );
    const advice = 'use a text of utils/networks/shared/schemas.ts, which has a longest length.';
    expect(findings(files, /\bv\.string\(/, advice)).toEqual([]);
  });

  it('are registered, tested and described', async () => {
    const { NETWORKS } = await import('@/utils/networks/registry');
    const registered = Object.keys(NETWORKS);
    const folders = foldersIn('utils/networks').filter((name) => name !== 'shared' && name !== 'guides');
    const tests = everything
      .map(({ path }) => path)
      .filter((path) => path.startsWith('tests/unit/networks/'));
    const readme = textOf('README.md');
    const complaints = Object.values(NETWORKS).flatMap(({ id, name }) => [
      ...(folders.includes(id) ? [] : [`${id} is registered without a folder utils/networks/${id}.`]),
      ...(tests.some((path) => path.startsWith(`tests/unit/networks/${id}`))
        ? []
        : [`${id} has no tests: add tests/unit/networks/${id}/.`]),
      ...(readme.includes(name)
        ? []
        : [`README.md does not mention ${name}: add a line to its table of networks.`]),
    ]);
    const unregistered = folders.filter((name) => !registered.includes(name));
    expect([
      ...complaints,
      ...unregistered.map((name) => `utils/networks/${name} is not in utils/networks/registry.ts: add it.`),
    ]).toEqual([]);
  });
});
