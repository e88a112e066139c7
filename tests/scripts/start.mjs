import { run } from './command.mjs';
import { PROJECT_NODE } from './paths.mjs';
import { prepare } from './prepare.mjs';
import { BUILD_STEP, runStep } from './steps.mjs';

/**
 * Builds the extension and shows it at work.
 *
 * @returns {Promise<number>} the exit code
 */
export async function start() {
  const env = await prepare();
  if (!env?.PUPPETEER_EXECUTABLE_PATH) return 1;
  const { failed } = await runStep(BUILD_STEP, env);
  if (failed) return 1;
  return (await run(PROJECT_NODE, ['tests/tour/main.ts'], env)).code;
}
