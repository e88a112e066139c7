import { describe, expect, test } from 'vitest';
import { unlinkLogin, unlinkProfile } from '@/utils/connections/unlink';
import { HOUR, MINUTE } from '@/utils/core/time';
import { NEVER } from '@/utils/db/rows';
import { connectAnna, createWorld, overview } from '../world/world';

describe('unlink', () => {
  test('one profile leaves the login and its grant alone', async () => {
    const world = await createWorld();
    const id = await connectAnna(world);
    const [first] = await world.db.profiles.orderBy('name').toArray();
    expect(await unlinkProfile(world.deps, first?.id ?? '')).toBe(false);
    expect((await overview(world)).states[0]).toBe('Acme Bakery: unlinked, unlinked');
    expect((await world.db.logins.get(id))?.grant).not.toBeNull();
    expect(world.server.revoked).toEqual([]);
  });

  test('the last profile takes the grant with it: revoked, secrets removed, history kept', async () => {
    const world = await createWorld();
    const id = await connectAnna(world);
    const profiles = await world.db.profiles.toArray();
    for (const [index, profile] of profiles.entries()) {
      expect(await unlinkProfile(world.deps, profile.id)).toBe(index === profiles.length - 1);
    }
    expect(world.server.revoked).toEqual(['rt-1']);
    expect(await world.db.secrets.get(id)).toBeUndefined();
    expect((await world.db.logins.get(id))?.nextCheckAt).toBe(NEVER);
    expect(
      (await world.db.events.toArray()).filter((event) => event.kind === 'connected').length,
    ).toBeGreaterThan(0);
    expect(world.faces.at(-1)?.icon).toBe('empty');
  });

  test('a network that cannot be reached does not keep the person from unlinking', async () => {
    const world = await createWorld();
    const id = await connectAnna(world);
    world.online = false;
    world.server.handlers['/revoke'] = () => Promise.reject(new TypeError('Failed to fetch'));
    expect(await unlinkLogin(world.deps, id)).toBe(false);
    expect(await world.db.secrets.count()).toBe(0);
  });

  test('a sweep that had just read the login does not put it back into the queue', async () => {
    const world = await createWorld();
    const id = await connectAnna(world);
    world.forwardMs(HOUR);
    const due = await world.stores.dueLogins(world.now, 10);
    await unlinkLogin(world.deps, id);
    await world.stores.claimLogins(due, world.now + MINUTE);
    expect((await world.db.logins.get(id))?.nextCheckAt).toBe(NEVER);
  });

  test('connecting again brings the same profiles back, with their history', async () => {
    const world = await createWorld();
    const id = await connectAnna(world);
    const before = (await world.db.profiles.toArray()).map((profile) => profile.id);
    await unlinkLogin(world.deps, id);
    expect(await connectAnna(world)).toBe(id);
    expect((await world.db.profiles.toArray()).map((profile) => profile.id)).toEqual(before);
    expect((await overview(world)).states).toEqual([
      'Acme Bakery: connected',
      'Acme Café: connected',
      'Acme Catering: connected',
    ]);
  });
});
