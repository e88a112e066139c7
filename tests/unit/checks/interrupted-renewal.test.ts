import { describe, expect, test } from 'vitest';
import { sweep } from '@/utils/checks/sweep';
import { HOUR, MINUTE } from '@/utils/core/time';
import { withNetwork } from '../world/other-network';
import { allows, connectAnna, createWorld, overview } from '../world/world';

const WELL = ['Acme Bakery: connected', 'Acme Café: connected', 'Acme Catering: connected'];

/** Anna, whose refresh token was used by a page that died before it could store the answer. */
async function cutOff() {
  const world = await createWorld();
  const id = await connectAnna(world);
  const used = new URLSearchParams({ grant_type: 'refresh_token', refresh_token: 'rt-1' });
  await world.server.fetch('https://net.example/token', { method: 'POST', body: used });
  await world.db.leases.put({ loginId: id, holder: 'a page that died', until: world.now + MINUTE });
  return { world, id };
}

describe('a renewal that a death has cut off', () => {
  test('is made up for by the person’s own session: the refresh token is not used twice', async () => {
    const { world, id } = await cutOff();
    world.silentPerson = allows;
    world.forwardMs(2 * HOUR);
    await sweep(world.deps);
    expect((await overview(world)).states).toEqual(WELL);
    expect((await world.deps.vault.openGrant(id)).refreshToken).toBe('rt-3');
    expect(await world.db.leases.count()).toBe(0);
  });

  test('leaves the refresh token alone while the access token works', async () => {
    const { world } = await cutOff();
    const { deps } = withNetwork(world, {
      renewal: () => ({ kind: 'refresh_token', everyMs: null, aheadMs: HOUR, provesLife: false }),
    });
    world.forwardMs(HOUR / 2);
    const asked = world.server.asked.length;
    await sweep(deps);
    expect(world.server.asked.slice(asked)).toEqual(['/me', '/pages']);
    expect((await overview(world)).states).toEqual(WELL);
  });

  test('tells the truth when nothing else is left', async () => {
    const { world } = await cutOff();
    world.forwardMs(2 * HOUR);
    await sweep(world.deps);
    expect((await overview(world)).badge).toBe('3');
  });
});
