import { spawn } from 'node:child_process';
import { ROOT } from './paths.mjs';

/** How long a child may take to end after it was asked to, in milliseconds. */
const PATIENCE = 15_000;
const SIGNALS = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']);

/**
 * Runs a command with our own input and output and passes signals on, so that nothing outlives us.
 *
 * @param {string} file
 * @param {readonly string[]} args
 * @param {Record<string, string>} [env] additions to our own environment
 * @returns {Promise<{ code: number, interrupted: boolean }>} its exit code; 1 when it could not be started
 */
export function run(file, args, env = {}) {
  return new Promise((settle) => {
    const child = spawn(file, args, {
      cwd: ROOT,
      stdio: 'inherit',
      env: { ...process.env, ...env },
      // npm is a .cmd file on Windows, which only a shell can start.
      shell: process.platform === 'win32' && !file.endsWith('.exe'),
    });
    let interrupted = false;
    /** @param {NodeJS.Signals} signal */
    const passOn = (signal) => {
      interrupted = true;
      // A terminal sends Ctrl-C to the child as well; a second one would read as impatience.
      if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal);
      setTimeout(() => child.kill('SIGKILL'), PATIENCE).unref();
    };
    const end = (/** @type {number} */ code) => {
      for (const signal of SIGNALS) process.off(signal, passOn);
      settle({ code, interrupted });
    };
    for (const signal of SIGNALS) process.on(signal, passOn);
    child.once('error', (error) => {
      console.error(`${file} could not be started: ${error.message}`);
      end(1);
    });
    child.once('exit', (code) => end(code ?? 1));
  });
}

/**
 * Runs npm: the very one that started us, where there is one.
 *
 * @param {readonly string[]} args
 * @param {Record<string, string>} [env]
 */
export function npm(args, env) {
  const script = process.env.npm_execpath;
  return script?.endsWith('.js') ? run(process.execPath, [script, ...args], env) : run('npm', args, env);
}
