import { describe, expect, test } from 'vitest';
import { rows } from './harness/database.ts';
import { checkNow, states } from './harness/logins.ts';
import { connectAt } from './harness/places.ts';
import { CAN_MOUNT, createSmallDisk } from './harness/small-disk.ts';
import { setStage } from './harness/stage.ts';

interface Login {
  readonly grant: { readonly renewedAt: number };
}

// A disk of its own needs root; elsewhere there is none to fill.
describe.runIf(CAN_MOUNT)('a disk that is full', () => {
  test('while renewed tokens arrive: they are kept, it is said, and they are stored when there is room again', async () => {
    const disk = createSmallDisk(120);
    const stage = await setStage({ userDataDir: disk.folder });
    const { relink, sandbox } = stage;
    await connectAt(stage, 'custom');
    const renewedAt = async () => (await rows<Login>(relink.observer, 'logins'))[0]?.grant.renewedAt;
    const before = Number(await renewedAt());
    // A refresh token that is used twice ends the whole grant.
    sandbox.control.network('custom', 'rotation', 'reuse-detection');
    sandbox.control.account('custom', 'anna', 'expire-access');
    const popup = await relink.popup();
    const hold = sandbox.control.hold('custom', '/token', 'after');
    await relink.command('checkNow', { loginId: null });
    await hold.reached;
    disk.fill();
    hold.release();
    await popup.waitForSelector(
      '[role="alert"] ::-p-text(keeps the renewed access of one login in memory and tries again: free some space)',
    );
    disk.free();
    await popup.waitForFunction(
      async () => !(await navigator.locks.query()).held?.some(({ name }) => name?.startsWith('unstored:')),
      { polling: 50 },
    );
    await popup.close();
    expect(await renewedAt()).toBeGreaterThan(before);
    await checkNow(relink);
    expect(await states(relink)).toEqual(['Anna Keller: connected']);
    expect(await relink.badge()).toEqual({ text: '', title: 'Relink: all profiles are connected' });
    expect(sandbox.requests.filter(({ grantType }) => grantType === 'refresh_token')).toHaveLength(1);
  });
});
