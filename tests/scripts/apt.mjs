import { run } from './command.mjs';
import { isProgram } from './programs.mjs';

/**
 * Installs Debian packages, where that can be done without asking anybody: as root, on a system with apt-get.
 *
 * @param {readonly string[]} packages
 * @returns {Promise<boolean>} whether they were installed
 */
export async function aptInstall(packages) {
  if (process.getuid?.() !== 0 || !isProgram('apt-get')) return false;
  const quiet = { DEBIAN_FRONTEND: 'noninteractive' };
  console.log(`Installing ${packages.join(' and ')} with apt-get …`);
  // The package lists of a fresh container are empty or stale; a mirror that fails may still leave usable ones.
  await run('apt-get', ['update', '-qq'], quiet);
  const { code } = await run(
    'apt-get',
    ['install', '-qq', '-y', '--no-install-recommends', ...packages],
    quiet,
  );
  return code === 0;
}
