import { describe, expect, test } from 'vitest';
import { MINUTE } from '@/utils/core/time';
import { renewSilently } from '@/utils/grants/renew-silently';
import { raiseSuspicion } from '@/utils/health/suspicion';
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

  test('leaves the person’s sign-in where it was: they have done nothing', async () => {
    const world = await createWorld();
    const id = await connectAnna(world);
    const { grantedAt, renewedAt } = await grantOf(world, id);
    world.silentPerson = allows;
    world.forwardMs(MINUTE);
    await renewSilently(world.deps, id, renewedAt);
    expect(await grantOf(world, id)).toMatchObject({ grantedAt, renewedAt: world.now });
  });

  test('refutes the generic words that were held against the login', async () => {
    const world = await createWorld();
    const id = await connectAnna(world);
    const evidence = { at: world.now, host: 'a', path: '/', status: 401, code: null, subcode: null };
    const suspicion = raiseSuspicion(null, { cause: 'revoked', proof: 'ambiguous', evidence }, world.now);
    await world.db.logins.update(id, { suspicion });
    world.silentPerson = allows;
    world.forwardMs(MINUTE);
    await renewSilently(world.deps, id, (await grantOf(world, id)).renewedAt);
    expect((await world.db.logins.get(id))?.suspicion).toBeNull();
  });

  test('somebody else’s grant is dropped and not ended, and counts as a renewal that failed', async () => {
    const world = await createWorld();
    const id = await connectAnna(world);
    world.silentPerson = asBen(world);
    expect(await renewSilently(world.deps, id, (await grantOf(world, id)).renewedAt)).toBe(false);
    expect(world.server.revoked).toEqual([]);
    expect((await world.deps.vault.openGrant(id)).accessToken).toBe('at-1');
    expect((await grantOf(world, id)).renewalFailingSince).toBe(world.now);
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
