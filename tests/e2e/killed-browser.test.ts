import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { Hold } from '../sandbox/front/holds.ts';
import { startSandbox } from '../sandbox/sandbox.ts';
import { age, rows } from './harness/database.ts';
import { checkNow, states } from './harness/logins.ts';
import { connectAt } from './harness/places.ts';
import { type Relink, startRelink } from './harness/relink.ts';

const MINUTE = 60_000;

/** A browser whose profile outlives it. */
async function stage() {
  const sandbox = await startSandbox();
  onTestFinished(() => sandbox.close());
  const userDataDir = await mkdtemp(join(tmpdir(), 'relink-killed-'));
  onTestFinished(() => rm(userDataDir, { recursive: true, force: true, maxRetries: 5 }));
  const start = () => startRelink({ sandbox, userDataDir });
  return { sandbox, start };
}

/** Ends the browser as a power cut does, while a request stands at the gate. */
async function killAt(relink: Relink, hold: Hold): Promise<void> {
  await relink.command('checkNow', { loginId: null });
  await hold.reached;
  const chromium = relink.browser.process();
  if (!chromium) throw new Error('the browser is not ours to kill');
  const gone = once(chromium, 'exit');
  chromium.kill('SIGKILL');
  await gone;
  hold.release();
}

test('the browser is killed in the middle of a sweep: the next one checks what was asked for', async () => {
  const { sandbox, start } = await stage();
  const first = await start();
  await connectAt({ sandbox, relink: first }, 'mastodon');
  const askedAt = Date.now();
  await killAt(first, sandbox.control.hold('mastodon', 'verify_credentials', 'before'));

  const second = await start();
  onTestFinished(() => second.close());
  await second.observer.waitForFunction(
    async () => (await chrome.action.getTitle({})) === 'Relink: all profiles are connected',
    { polling: 50 },
  );
  await checkNow(second);
  const [login] = await rows<{ lastVerifiedAt: number }>(second.observer, 'logins');
  expect(login?.lastVerifiedAt).toBeGreaterThan(askedAt);
  expect(await states(second)).toEqual(['Anna Keller: connected']);
});

/** Kills the browser in a renewal whose answer is lost. @returns Relink in the next browser, after its next check */
async function killedInRenewal(rotation: string, moment: 'before' | 'after'): Promise<Relink> {
  const { sandbox, start } = await stage();
  const first = await start();
  await connectAt({ sandbox, relink: first }, 'custom');
  sandbox.control.network('custom', 'rotation', rotation);
  sandbox.control.account('custom', 'anna', 'expire-access');
  await killAt(first, sandbox.control.hold('custom', '/token', moment));

  const second = await start();
  onTestFinished(() => second.close());
  await age(second.observer, 'leases', 2 * MINUTE);
  await checkNow(second);
  expect(await rows(second.observer, 'leases')).toEqual([]);
  return second;
}

test.each(['before', 'after'] as const)(
  'the browser is killed in a renewal, %s a network that takes the old token again has answered: the grant lives',
  async (moment) => {
    const relink = await killedInRenewal('lenient', moment);
    expect(await states(relink)).toEqual(['Anna Keller: connected']);
  },
);

// The new tokens were issued to a browser that is gone, and so is its session at the network: nothing is left to try.
test('the browser is killed in a renewal at a network that takes no token twice: the end is told, not hidden', async () => {
  const relink = await killedInRenewal('reuse-detection', 'after');
  expect(await states(relink)).toEqual(['Anna Keller: disconnected, revoked']);
  await relink.untilBadge('1');
});
