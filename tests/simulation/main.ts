import { parseArgs } from 'node:util';
import { bundleSimulation, runInChildren } from './children.ts';
import { report } from './report.ts';
import type { Outcome } from './simulate.ts';

/**
 * `npm run simulate -- --seeds 1000 --from 1`, or `--seed 7 --verbose` for the story of one. `--only "an outage"` lets
 * nothing else happen (several with commas between). Ends with 1 when an invariant broke.
 */
const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '20' },
    from: { type: 'string', default: '1' },
    seed: { type: 'string' },
    only: { type: 'string' },
    verbose: { type: 'boolean', default: false },
  },
});
const first = Number(values.seed ?? values.from);
const count = values.seed === undefined ? Number(values.seeds) : 1;
const only = values.only?.split(',').map((name) => name.trim()) ?? null;
const orders = Array.from({ length: count }, (_, index) => ({
  seed: first + index,
  only,
  tells: values.verbose,
}));
const outcomes: Outcome[] = [];
let failures = 0;

await runInChildren(await bundleSimulation(), orders, (reply) => {
  if ('error' in reply) {
    failures += 1;
    console.log(`seed ${reply.seed} failed to run: ${reply.error}`);
    return;
  }
  const { outcome } = reply;
  outcomes.push(outcome);
  for (const line of outcome.story) console.log(line);
  for (const { invariant, at, detail } of outcome.breaks)
    console.log(
      `seed ${outcome.seed} (${outcome.shape}), ${new Date(at).toISOString()}: ${invariant}: ${detail}`,
    );
});

console.log(report(outcomes, failures));
process.exitCode = failures > 0 || outcomes.some(({ breaks }) => breaks.length > 0) ? 1 : 0;
