import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { isAbsolute } from 'node:path';
import { aptInstall } from './apt.mjs';
import { browserCandidates, installedPath } from './browser-candidates.mjs';
import { PROJECT_NODE, ROOT } from './paths.mjs';
import { findProgram } from './programs.mjs';

const FIVE_MINUTES = 300_000;

/**
 * Finds a browser, or installs one.
 *
 * @returns {Promise<string | null>} the path of its program
 */
export async function findOrInstallBrowser() {
  return findInstalled() ?? downloadForPuppeteer() ?? (await installWithApt());
}

function findInstalled() {
  for (const candidate of browserCandidates(process.platform, process.env)) {
    const path = isAbsolute(candidate) ? candidate : findProgram(candidate);
    if (path && existsSync(path) && answers(path)) return path;
  }
  return null;
}

/**
 * A file of the right name can be a mere pointer to a shop (Ubuntu's `chromium-browser`). Windows has none of those, and
 * opens a window when asked for the version.
 *
 * @param {string} path
 */
function answers(path) {
  if (process.platform === 'win32') return true;
  const { status, stdout } = spawnSync(path, ['--version'], { encoding: 'utf8', timeout: 30_000 });
  return status === 0 && /\d+\.\d+/.test(stdout);
}

/** Takes the browser from puppeteer's cache, or downloads it there; on a closed network neither works. */
function downloadForPuppeteer() {
  console.log('No Chrome, Chromium or Edge is installed; asking puppeteer for one …');
  const cli = `${ROOT}/node_modules/puppeteer/lib/puppeteer/node/cli.js`;
  const { status, stdout } = spawnSync(PROJECT_NODE, [cli, 'browsers', 'install', 'chrome'], {
    cwd: ROOT,
    encoding: 'utf8',
    timeout: FIVE_MINUTES,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const path = status === 0 ? installedPath(stdout) : null;
  return path && answers(path) ? path : null;
}

async function installWithApt() {
  // Fonts are only recommended by the package, and pages without letters make poor pictures.
  return (await aptInstall(['chromium', 'fonts-liberation'])) ? findInstalled() : null;
}
