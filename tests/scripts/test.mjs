import { mkdirSync } from 'node:fs';
import { lastLine, sum } from './count.mjs';
import { OUTPUT } from './paths.mjs';
import { prepare } from './prepare.mjs';
import { runStep, TEST_STEPS } from './steps.mjs';
import { findOrInstallXvfb } from './xvfb.mjs';

/**
 * Runs every check and every test, all of them even when one fails.
 *
 * @returns {Promise<number>} the exit code
 */
export async function test() {
  const results = await runAll();
  const failed = results.filter((result) => result.failed).map((result) => result.step.says);
  if (failed.length > 0) console.log(`\nFailed: ${failed.join(', ')}.`);
  const total = sum(results.map((result) => result.count));
  console.log(`\n${lastLine(results.length > 0 ? total : { passed: 0, failed: 1 })}`);
  return results.length === TEST_STEPS.length && total.failed === 0 ? 0 : 1;
}

async function runAll() {
  const env = await prepare();
  /** @type {import('./steps.mjs').Result[]} */
  const results = [];
  if (!env) return results;
  const xvfb = await findOrInstallXvfb();
  mkdirSync(OUTPUT, { recursive: true });
  for (const step of TEST_STEPS) {
    const result = await runStep(step, { ...env, RELINK_XVFB: xvfb ? '1' : '0' });
    results.push(result);
    if (result.interrupted) break;
  }
  return results;
}
