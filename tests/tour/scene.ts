import type { ChromiumOptions } from '../e2e/harness/chromium.ts';
import { EXTENSION_ID, startRelink } from '../e2e/harness/relink.ts';
import type { Stage } from '../e2e/harness/stage.ts';
import { startSandbox } from '../sandbox/sandbox.ts';
import { makeBrowserProfile } from './browser-profile.ts';
import { unlessInterrupted } from './interruption.ts';

/**
 * Opens the sandbox and a browser with Relink, lets the work play on them, and closes everything however the work ends.
 *
 * @throws what the work throws, or Interrupted
 */
export async function onScene<T>(
  options: Pick<ChromiumOptions, 'build' | 'headless' | 'args'>,
  signal: AbortSignal,
  work: (stage: Stage) => Promise<T>,
): Promise<T> {
  const sandbox = await startSandbox();
  try {
    const profile = makeBrowserProfile(EXTENSION_ID);
    try {
      const relink = await startRelink({
        ...options,
        sandbox,
        userDataDir: profile.folder,
        dieOnSignals: false,
      });
      try {
        return await unlessInterrupted(signal, work({ sandbox, relink }));
      } finally {
        await relink.close();
      }
    } finally {
      profile.remove();
    }
  } finally {
    await sandbox.close();
  }
}
