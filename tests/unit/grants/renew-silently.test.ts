import { describe, expect, test } from 'vitest';
import { MINUTE } from '@/utils/core/time';
import { renewSilently } from '@/utils/grants/renew-silently';
import { allows, connectAnna, createWorld, type World } from '../world/world';

async function grantOf(world: World, id: string) {
  const grant = (await world.db.logins.get(id))?.grant;
  if (!grant) throw new Error('the login has no grant');
  return grant;
}

const asBen =
  (world: World): typeof allows =>
  (url) => {
    Object.assign(world.server.person, { id: 'ben', name: 'Ben Ortiz' });
    return allows(url);
  };

describe('renewSilently', () => {
  test('stores the new tokens', async () => {
    const world = await createWorld();
    const id = await connectAnna(world);
    world.silentPerson = allows;
    world.forwardMs(MINUTE);
    expect(await renewSilently(world.deps, id, (await grantOf(world, id)).renewedAt)).toBe(true);
    expect((await world.deps.vault.openGrant(id)).accessToken).toBe('at-2');
  });

  test('somebody else’s grant is ended and dropped, and counts as a renewal that failed', async () => {
    const world = await createWorld();
    const id = await connectAnna(world);
    world.silentPerson = asBen(world);
    expect(await renewSilently(world.deps, id, (await grantOf(world, id)).renewedAt)).toBe(false);
    expect(world.server.revoked).toEqual(['rt-2']);
    expect((await world.deps.vault.openGrant(id)).accessToken).toBe('at-1');
    expect((await grantOf(world, id)).renewalFailingSince).toBe(world.now);
  });

  test('the grant of somebody who is on file too is not ended', async () => {
    const world = await createWorld();
    const id = await connectAnna(world);
    asBen(world)(new URL('https://net.example'));
    await connectAnna(world);
    world.silentPerson = allows;
    expect(await renewSilently(world.deps, id, (await grantOf(world, id)).renewedAt)).toBe(false);
    expect(world.server.revoked).toEqual([]);
  });

  test('a grant that was replaced while it waited for its turn is left alone', async () => {
    const world = await createWorld();
    const id = await connectAnna(world);
    const seen = (await grantOf(world, id)).renewedAt;
    world.forwardMs(MINUTE);
    await connectAnna(world);
    world.silentPerson = () => {
      throw new Error('nothing may be asked');
    };
    expect(await renewSilently(world.deps, id, seen)).toBe(true);
    expect((await world.deps.vault.openGrant(id)).accessToken).toBe('at-2');
  });
});
