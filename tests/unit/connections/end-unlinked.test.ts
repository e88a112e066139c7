import { describe, expect, test, vi } from 'vitest';
import { endLeftUnlinked } from '@/utils/connections/end-unlinked';
import { unlinkLogin } from '@/utils/connections/unlink';
import { DAY } from '@/utils/core/time';
import { afterDeath } from '../world/after-death';
import { connectAnna, createWorld, overview } from '../world/world';

const never = () => new Promise<Response>(() => {});

/** Anna, unlinked by a worker that died while it waited for the network to end her grant. */
async function leftUnlinked() {
  const world = await createWorld();
  const id = await connectAnna(world);
  const { '/revoke': revoke = never } = world.server.handlers;
  world.server.handlers['/revoke'] = never;
  void unlinkLogin(world.deps, id);
  await vi.waitFor(() => expect(world.server.asked).toContain('/revoke'));
  world.server.handlers['/revoke'] = revoke;
  return { id, world: Object.assign(world, { deps: afterDeath(world) }) };
}

describe('a worker that dies while it unlinks', () => {
  test('has unlinked already; the next one ends the grant and forgets the tokens', async () => {
    const { id, world } = await leftUnlinked();
    expect((await overview(world)).states).toContain('Acme Café: unlinked, unlinked');
    expect((await world.db.logins.get(id))?.grant).toBeNull();
    await endLeftUnlinked(world.deps);
    expect(world.server.revoked).toEqual(['rt-1']);
    expect(await world.db.secrets.count()).toBe(0);
    expect(await world.db.endings.count()).toBe(0);
  });

  test('and the next one cannot reach the network: it is asked again at each wake, for a day', async () => {
    const { world } = await leftUnlinked();
    const { '/revoke': revoke = never } = world.server.handlers;
    world.server.handlers['/revoke'] = () => Promise.reject(new TypeError('Failed to fetch'));
    await endLeftUnlinked(world.deps);
    expect(await world.db.secrets.count()).toBe(1);
    world.server.handlers['/revoke'] = revoke;
    await endLeftUnlinked(world.deps);
    expect(world.server.revoked).toEqual(['rt-1']);
    expect(await world.db.secrets.count()).toBe(0);
  });

  test('and the network is never reached again: the tokens are forgotten after a day', async () => {
    const { world } = await leftUnlinked();
    world.server.handlers['/revoke'] = () => Promise.reject(new TypeError('Failed to fetch'));
    world.forwardMs(DAY);
    await endLeftUnlinked(world.deps);
    expect(await world.db.secrets.count()).toBe(0);
    expect(await world.db.endings.count()).toBe(0);
  });

  test('and the person connects the login again first: nobody has asked to end the new grant', async () => {
    const { id, world } = await leftUnlinked();
    await connectAnna(world);
    await endLeftUnlinked(world.deps);
    expect(world.server.revoked).toEqual([]);
    expect((await world.deps.vault.openGrant(id)).refreshToken).toBe('rt-2');
    expect(await world.db.endings.count()).toBe(0);
  });
});
