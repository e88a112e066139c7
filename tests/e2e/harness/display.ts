import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { onTestFinished } from 'vitest';

/** A virtual display, ended with the test. */
export interface Display {
  /** As the environment variable `DISPLAY` wants it. */
  readonly name: string;
  /** How many windows are visible on it. */
  readonly windows: () => number;
  readonly press: (key: string) => void;
}

/** Starts Xvfb on a display of its own choice. */
export async function startDisplay(): Promise<Display> {
  const server = spawn('Xvfb', ['-displayfd', '1', '-screen', '0', '1280x1000x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  onTestFinished(async () => {
    if (server.exitCode !== null) return;
    server.kill();
    await once(server, 'exit');
  });
  const [line] = (await once(server.stdout, 'data')) as [Buffer];
  const name = `:${line.toString().trim()}`;
  const xdotool = (...args: string[]): string =>
    execFileSync('xdotool', args, {
      env: { ...process.env, DISPLAY: name },
      stdio: ['ignore', 'pipe', 'ignore'],
    }).toString();
  return {
    name,
    windows: () => xdotool('search', '--onlyvisible', '--name', '.*').trim().split('\n').length,
    press: (key) => void xdotool('key', key),
  };
}
