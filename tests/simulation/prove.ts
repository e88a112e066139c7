import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../scripts/paths.mjs';
import { bundleSimulation, runInChildren } from './children.ts';
import { MUTATIONS, type Mutation } from './mutations.ts';

/**
 * `npm run simulate:prove`: takes back one mend after another, and says which seed is the first to find it. Ends with 1
 * when one stays unfound, or when its text is not in the product any more. Words behind it choose by name.
 */
const LAST_SEED = 40;
const wanted = process.argv.slice(2).join(' ');

for (const mutation of MUTATIONS.filter(({ name }) => name.includes(wanted))) {
  const found = isInPlace(mutation) ? await firstFinder(mutation) : 'its text is gone from the product';
  console.log(`| ${mutation.name} | ${found ?? `not found by seeds 1 to ${LAST_SEED}`} |`);
  if (!found?.startsWith('seed')) process.exitCode = 1;
}

function isInPlace({ file, from }: Mutation): boolean {
  return readFileSync(join(ROOT, file), 'utf8').includes(from);
}

/** @returns the first seed that breaks a rule, with the rule */
async function firstFinder(mutation: Mutation): Promise<string | null> {
  const script = await bundleSimulation(mutation);
  // The shorter worlds first.
  const seeds = Array.from({ length: LAST_SEED }, (_, index) => index + 1).sort(
    (a, b) => (b % 2) - (a % 2) || a - b,
  );
  const orders = seeds.map((seed) => ({ seed, only: null, tells: false }));
  const finders: { readonly seed: number; readonly says: string }[] = [];
  await runInChildren(
    script,
    orders,
    (reply) => {
      if ('error' in reply) finders.push({ seed: reply.seed, says: 'it does not run' });
      else if (reply.outcome.breaks[0])
        finders.push({ seed: reply.outcome.seed, says: reply.outcome.breaks[0].invariant });
    },
    () => finders.length > 0,
  );
  const first = finders.sort((a, b) => seeds.indexOf(a.seed) - seeds.indexOf(b.seed))[0];
  return first ? `seed ${first.seed} | ${first.says}` : null;
}
