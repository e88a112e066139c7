import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { npm } from './command.mjs';
import { isInstalled } from './installed.mjs';
import { PROJECT_NODE, ROOT } from './paths.mjs';

/** @param {string} path */
function readJson(path) {
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : null;
}

/**
 * Installs the dependencies unless they are there already.
 *
 * @returns {Promise<boolean>} whether they are there now
 */
export async function installDependencies() {
  const wanted = readJson(join(ROOT, 'package-lock.json'));
  const installed = readJson(join(ROOT, 'node_modules/.package-lock.json'));
  if (isInstalled(wanted, installed) && existsSync(PROJECT_NODE)) return true;
  console.log('Installing dependencies …');
  const { code } = await npm(['ci', '--no-fund', '--no-audit']);
  return code === 0 && existsSync(PROJECT_NODE);
}
