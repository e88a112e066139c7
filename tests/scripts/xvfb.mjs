import { aptInstall } from './apt.mjs';
import { isProgram } from './programs.mjs';

const PROGRAMS = ['Xvfb', 'xdotool'];

/**
 * The browser's own permission dialog exists only on a display: one test needs a virtual one and a way to press keys.
 *
 * @returns {Promise<boolean>} whether both are there now
 */
export async function findOrInstallXvfb() {
  if (process.platform !== 'linux') return false;
  return PROGRAMS.every(isProgram) || ((await aptInstall(['xvfb', 'xdotool'])) && PROGRAMS.every(isProgram));
}
