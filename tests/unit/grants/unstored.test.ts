import { describe, expect, test, vi } from 'vitest';
import { sweep } from '@/utils/checks/sweep';
import { reconnect } from '@/utils/connections/reconnect';
import { unlinkLogin } from '@/utils/connections/unlink';
import { HOUR, MINUTE, SECOND } from '@/utils/core/time';
import { renewGrant } from '@/utils/grants/renew-grant';
import { isAllStored } from '@/utils/grants/unstored';
import type { Deps } from '@/utils/ports/deps';
import { full, holdLongWaits } from '../world/long-waits';
import { connectAnna, createWorld, settled } from '../world/world';

const nextTry = holdLongWaits();

/** Anna's tokens are due, and the disk takes `writes` more changes of a login from now on. */
async function fullDisk(writes = 0) {
  const world = await createWorld();
  const id = await connectAnna(world);
  world.forwardMs(HOUR);
  const disk = { free: writes };
  const deps: Deps = {
    ...world.deps,
    stores: {
      ...world.stores,
      changeLogin: (loginId, decide) => {
        disk.free -= 1;
        return disk.free < 0 ? full() : world.stores.changeLogin(loginId, decide);
      },
    },
  };
  const login = await world.stores.getLogin(id);
  const seen = login?.grant?.renewedAt ?? 0;
  const stored = async () => (await world.deps.vault.openGrant(id)).refreshToken;
  return { world, id, disk, deps, stored, renew: () => renewGrant(deps, id, seen) };
}

describe('a disk that is full while renewed tokens are stored', () => {
  test('a write that fails once is tried once more at once', async () => {
    const { world, id, deps, renew, stored } = await fullDisk();
    let failures = 1;
    const changeLogin: typeof world.stores.changeLogin = (...change) =>
      failures-- > 0 ? full() : world.stores.changeLogin(...change);
    Object.assign(deps.stores, { changeLogin });
    expect(await renew()).toEqual({ kind: 'renewed' });
    expect(await stored()).toBe('rt-2');
    expect(await world.deps.locks.held()).toEqual([]);
    expect(id).toBeDefined();
  });

  test('keeps them in memory, says so, and stores them with the first try that can', async () => {
    const { world, id, disk, deps, renew, stored } = await fullDisk();
    const cameAt = world.now;
    expect(await renew()).toMatchObject({ kind: 'refused', verdict: { reason: 'storage_full' } });
    expect(await isAllStored(deps.locks)).toBe(false);
    expect([await nextTry(), await nextTry(), await nextTry()]).toEqual([SECOND, 2 * SECOND, 4 * SECOND]);
    expect(await stored()).toBe('rt-1');
    disk.free = 100;
    world.forwardMs(HOUR);
    await nextTry();
    await vi.waitFor(async () => expect(await stored()).toBe('rt-2'));
    await vi.waitFor(async () => expect(await isAllStored(deps.locks)).toBe(true));
    expect((await world.stores.getLogin(id))?.grant?.renewedAt).toBe(cameAt);
  });

  test('lets nobody use the old refresh token again in the meantime', async () => {
    const { world, renew } = await fullDisk();
    await renew();
    const asked = world.server.asked.length;
    expect(await renew()).toMatchObject({ kind: 'refused', verdict: { reason: 'storage_full' } });
    expect(world.server.asked).toHaveLength(asked);
  });

  test('leaves open the page that keeps them, also when the lease has run out', async () => {
    const { world, deps, renew } = await fullDisk();
    const releaseRenewals = vi.fn(async () => {});
    await renew();
    world.forwardMs(5 * MINUTE);
    await sweep({ ...world.deps, releaseRenewals });
    expect(releaseRenewals).not.toHaveBeenCalled();
    expect(await isAllStored(deps.locks)).toBe(false);
  });

  test('brings back none of a login that was unlinked, or signed in anew, in the meantime', async () => {
    const signedIn = await fullDisk();
    await signedIn.renew();
    await settled(signedIn.world, await reconnect(signedIn.world.deps, signedIn.id, {}));
    signedIn.disk.free = 100;
    await nextTry();
    await vi.waitFor(async () => expect(await isAllStored(signedIn.deps.locks)).toBe(true));
    expect(await signedIn.stored()).toBe('rt-3');

    const unlinked = await fullDisk();
    await unlinked.renew();
    await unlinkLogin(unlinked.world.deps, unlinked.id);
    unlinked.disk.free = 100;
    await nextTry();
    await vi.waitFor(async () => expect(await isAllStored(unlinked.deps.locks)).toBe(true));
    expect(await unlinked.world.db.secrets.count()).toBe(0);
  });
});
