import { describe, expect, test } from 'vitest';
import { addProfiles } from '@/utils/connections/add-profiles';
import { connect } from '@/utils/connections/connect';
import { reconnect } from '@/utils/connections/reconnect';
import { unlinkLogin, unlinkProfile } from '@/utils/connections/unlink';
import { failureText } from '@/utils/core/failure-text';
import { HOUR, MINUTE } from '@/utils/core/time';
import { NEVER } from '@/utils/db/rows';
import { testNetwork } from '../world/network';
import { connectAnna, createWorld, overview, settled } from '../world/world';

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

  test('a sweep that takes the login at the same time does not put it back into the queue', async () => {
    const world = await createWorld();
    const id = await connectAnna(world);
    world.forwardMs(HOUR);
    const taken = world.stores.claimDueLogins(world.now, 10, world.now + MINUTE);
    await Promise.all([taken, unlinkLogin(world.deps, id)]);
    expect(await world.stores.claimDueLogins(world.now, 10, world.now + MINUTE)).toEqual([]);
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

  test('of the last two profiles, unlinked at once, one takes the grant with it', async () => {
    const world = await createWorld();
    const id = await connectAnna(world);
    const [first, ...lastTwo] = await world.db.profiles.toArray();
    await unlinkProfile(world.deps, first?.id ?? '');
    const revoked = await Promise.all(lastTwo.map((profile) => unlinkProfile(world.deps, profile.id)));
    expect(revoked.sort()).toEqual([false, true]);
    expect(world.server.revoked).toEqual(['rt-1']);
    expect((await world.db.logins.get(id))?.grant).toBeNull();
    expect(await world.db.secrets.count()).toBe(0);
    expect(await world.db.endings.count()).toBe(0);
  });

  test('one that is linked while the last one is unlinked keeps the grant', async () => {
    const world = await createWorld();
    const id = await connectAnna(world);
    const [bakery, ...others] = await world.db.profiles.toArray();
    for (const profile of others) await unlinkProfile(world.deps, profile.id);
    const found = await settled(world, await connect(world.deps, testNetwork, {}));
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const holding = world.deps.locks.exclusive(`grant:${id}`, () => held);
    const unlinking = unlinkProfile(world.deps, bakery?.id ?? '');
    await addProfiles(world.deps, found.id, ['p2']);
    release();
    await holding;
    expect(await unlinking).toBe(false);
    expect((await world.db.logins.get(id))?.grant).not.toBeNull();
    expect((await overview(world)).states).toEqual([
      'Acme Bakery: unlinked, unlinked',
      'Acme Café: connected',
      'Acme Catering: unlinked, unlinked',
    ]);
  });

  test('while a reconnect window is open: what is granted there is ended, refused and said so', async () => {
    const world = await createWorld();
    const id = await connectAnna(world);
    const { person } = world;
    world.person = async (url) => {
      await unlinkLogin(world.deps, id);
      return person(url);
    };
    const flow = await settled(world, await reconnect(world.deps, id, {}));
    expect(flow.step).toMatchObject({ name: 'failed', code: 'unlinked_meanwhile' });
    expect(failureText('unlinked_meanwhile', { expected: 'Anna Keller' }).title).toBe(
      'You unlinked Anna Keller while its sign-in window was open, so the new sign-in was not kept.',
    );
    expect(world.server.revoked).toEqual(['rt-1', 'rt-2']);
    expect((await world.db.logins.get(id))?.grant).toBeNull();
    expect(await world.db.secrets.count()).toBe(0);
  });
});
