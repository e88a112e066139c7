import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { startSandbox } from '../sandbox/sandbox.ts';
import { age, rows } from './harness/database.ts';
import { checkNow, states } from './harness/logins.ts';
import { connectAt } from './harness/places.ts';
import { startRelink } from './harness/relink.ts';
import { setStage } from './harness/stage.ts';

const DAY = 24 * 3_600_000;

async function profileFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'relink-profile-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true, maxRetries: 5 }));
  return folder;
}

describe('a restart of the browser', () => {
  test('keeps logins, tokens, badge and alarms', async () => {
    const sandbox = await startSandbox();
    onTestFinished(() => sandbox.close());
    const userDataDir = await profileFolder();
    const first = await startRelink({ sandbox, userDataDir });
    await connectAt({ sandbox, relink: first }, 'facebook');
    sandbox.control.account('facebook', 'anna', 'change-password');
    await checkNow(first);
    await first.untilBadge('3');
    await first.close();

    const second = await startRelink({ sandbox, userDataDir });
    onTestFinished(() => second.close());
    await second.untilBadge('3');
    expect((await second.badge()).title).toBe('Relink: 3 profiles are disconnected');
    const alarms = await second.observer.evaluate(() => chrome.alarms.getAll());
    expect(alarms.map(({ name }) => name)).toContain('regular');
    await checkNow(second);
    expect((await states(second))[0]).toBe('Acme Bakery: disconnected, password_changed');
  });

  test('after days: everything due is checked at once, and until then it says since when it was not running', async () => {
    const sandbox = await startSandbox();
    onTestFinished(() => sandbox.close());
    const userDataDir = await profileFolder();
    const first = await startRelink({ sandbox, userDataDir });
    await connectAt({ sandbox, relink: first }, 'mastodon');
    await checkNow(first);
    await age(first.observer, 'logins', 3 * DAY);
    await age(first.observer, 'settings', 3 * DAY);
    await first.close();

    const hold = sandbox.control.hold('mastodon', 'verify_credentials', 'before');
    const second = await startRelink({ sandbox, userDataDir });
    onTestFinished(() => second.close());
    await hold.reached;
    const popup = await second.popup();
    await popup.waitForSelector('::-p-text(not running for 3 days)');
    expect((await second.badge()).title).not.toContain('all profiles are connected');
    hold.release();
    await popup.waitForSelector('::-p-text(connected)');
    await second.observer.waitForFunction(
      async () => (await chrome.action.getTitle({})) === 'Relink: all profiles are connected',
      { polling: 50 },
    );
  });
});

describe('renewal without anybody', () => {
  test('a grant whose tokens have all ended is renewed silently by the session in the browser', async () => {
    const stage = await setStage();
    const { relink, sandbox } = stage;
    await connectAt(stage, 'custom');
    const before = await rows<{ grant: { renewedAt: number } }>(relink.observer, 'logins');
    sandbox.control.account('custom', 'anna', 'expire-all');
    await checkNow(relink);
    const after = await rows<{ grant: { renewedAt: number } }>(relink.observer, 'logins');
    expect(after[0]?.grant.renewedAt).toBeGreaterThan(before[0]?.grant.renewedAt ?? Number.NaN);
    expect(await states(relink)).toEqual(['Anna Keller: connected']);
    expect((await relink.badge()).title).toBe('Relink: all profiles are connected');
    expect(
      await relink.observer.evaluate(async () => Object.keys(await chrome.notifications.getAll())),
    ).toEqual([]);
  });

  test('a silent renewal that finds somebody else signed in is not taken', async () => {
    const stage = await setStage();
    const { relink, sandbox } = stage;
    await connectAt(stage, 'custom');
    const before = await rows<{ accountId: string }>(relink.observer, 'logins');
    sandbox.control.account('custom', 'anna', 'revoke');
    sandbox.control.network('custom', 'sign-in-as', 'ben');
    await checkNow(relink);
    await relink.untilBadge('1');
    const after = await rows<{ accountId: string }>(relink.observer, 'logins');
    expect(after.map(({ accountId }) => accountId)).toEqual(before.map(({ accountId }) => accountId));
  });
});
