import { findOrInstallBrowser } from './browser.mjs';
import { installDependencies } from './install.mjs';

/**
 * Puts in place what everything else needs.
 *
 * @returns {Promise<Record<string, string> | null>} what later steps find in their environment, or null when the
 *   dependencies could not be installed
 */
export async function prepare() {
  if (!(await installDependencies())) {
    console.error('The dependencies could not be installed. Run `npm ci` to see why.');
    return null;
  }
  const browser = await findOrInstallBrowser();
  if (!browser) {
    console.error(
      'No Chrome, Chromium or Edge was found, and none could be installed. Install one, or name one with PUPPETEER_EXECUTABLE_PATH.',
    );
    return {};
  }
  console.log(`Browser: ${browser}`);
  return { PUPPETEER_EXECUTABLE_PATH: browser };
}
