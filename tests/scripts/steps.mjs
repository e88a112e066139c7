import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { npm } from './command.mjs';
import { countStep } from './count.mjs';
import { OUTPUT } from './paths.mjs';

/**
 * @typedef {{ script: string, says: string, hasTests?: boolean }} Step one npm script of the whole test run
 * @typedef {{ step: Step, count: import('./count.mjs').Count, failed: boolean, interrupted: boolean }} Result
 */

/** Builds both the extension as it is shipped and its copy with granted hosts. */
export const BUILD_STEP = /** @type {const} */ ({ script: 'build:e2e', says: 'build' });

/** Everything that `npm test` runs, in this order. A step that fails does not keep the others from running. */
export const TEST_STEPS = /** @type {const} */ ([
  { script: 'check:types', says: 'types' },
  { script: 'check:lint', says: 'lint and format' },
  { script: 'check:unused', says: 'unused code and dependencies' },
  { script: 'test:unit', says: 'unit and component tests', hasTests: true },
  { script: 'test:simulation', says: 'simulated years', hasTests: true },
  BUILD_STEP,
  { script: 'check:sizes', says: 'size budgets' },
  { script: 'test:e2e', says: 'end-to-end tests', hasTests: true },
]);

/** @param {string} path */
function readReport(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return null;
  }
}

/**
 * @param {Step} step
 * @param {Record<string, string>} env
 * @returns {Promise<Result>}
 */
export async function runStep(step, env) {
  console.log(`\n== ${step.says}`);
  const reportPath = join(OUTPUT, `${step.script.replace(':', '-')}.json`);
  rmSync(reportPath, { force: true });
  const reporters = ['--', '--reporter=default', '--reporter=json', `--outputFile.json=${reportPath}`];
  const { code, interrupted } = await npm(['run', step.script, ...(step.hasTests ? reporters : [])], env);
  const count = countStep(code, step.hasTests ? readReport(reportPath) : null);
  return { step, count, failed: code !== 0, interrupted };
}
