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
  // Not `npm ci`: it refuses a lockfile that lacks the optional packages of other platforms, which registry mirrors may
  // not carry (https://github.com/npm/cli/issues/4828). Without saving, `npm install` keeps to the lockfile as well.
  const { code } = await npm(['install', '--no-save', '--no-fund', '--no-audit']);
  return code === 0 && existsSync(PROJECT_NODE);
}
