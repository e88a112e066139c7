import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ROOT } from '../scripts/paths.mjs';
import { bundleSimulation, runInChildren } from './children.ts';
import type { Mutation } from './mutation.ts';
import { MUTATIONS } from './mutations.ts';

/**
 * `npm run simulate:prove`: takes back one mend after another, and says which seed is the first to find it. Ends with 1
 * when one stays unfound, or when its text is not in the product any more. Words behind it choose by name; `--minutes`
 * ends each search, and the one under way is finished.
 */
const { values, positionals } = parseArgs({
  options: { minutes: { type: 'string', default: '10' }, until: { type: 'string', default: '40' } },
  allowPositionals: true,
});
const patience = Number(values.minutes) * 60_000;
const lastSeed = Number(values.until);
const wanted = positionals.join(' ');

/** The shorter worlds first: days, then months, then years (`shape.ts`, which only the bundle can load). */
const SEEDS = Array.from({ length: lastSeed }, (_, index) => index + 1).sort(
  (a, b) => lengthOf(a) - lengthOf(b) || a - b,
);

for (const mutation of MUTATIONS.filter(({ name }) => name.includes(wanted))) {
  const found = isInPlace(mutation) ? await firstFinder(mutation) : 'its text is gone from the product';
  console.log(`| ${mutation.name} | ${found} |`);
  if (!found.startsWith('seed')) process.exitCode = 1;
}

function lengthOf(seed: number): number {
  return seed % 4 === 3 ? 0 : Number(seed % 4 !== 1) + 1;
}

function isInPlace(mutation: Mutation): boolean {
  return [mutation, ...(mutation.also ?? [])].every(({ file, from }) =>
    readFileSync(join(ROOT, file), 'utf8').includes(from),
  );
}

/** @returns the first seed that breaks a rule, with the rule; or how many were tried */
async function firstFinder(mutation: Mutation): Promise<string> {
  const script = await bundleSimulation(mutation);
  const until = performance.now() + patience;
  const known = mutation.seed === undefined ? [] : [mutation.seed];
  const seeds = [...new Set([...known, ...SEEDS])];
  const orders = seeds.map((seed) => ({ seed, only: null, tells: false }));
  const finders: { readonly seed: number; readonly says: string }[] = [];
  let tried = 0;
  await runInChildren(
    script,
    orders,
    (reply) => {
      tried += 1;
      if ('error' in reply) finders.push({ seed: reply.seed, says: `it does not run: ${reply.error}` });
      else if (reply.outcome.breaks[0])
        finders.push({ seed: reply.outcome.seed, says: reply.outcome.breaks[0].invariant });
    },
    () => finders.length > 0 || performance.now() > until,
  );
  const first = finders.sort((a, b) => seeds.indexOf(a.seed) - seeds.indexOf(b.seed))[0];
  return first ? `seed ${first.seed} | ${first.says}` : `not found by ${tried} seeds |`;
}
