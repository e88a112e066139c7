import { describe, expect, test } from 'vitest';
import { sweep } from '@/utils/checks/sweep';
import { reconnect } from '@/utils/connections/reconnect';
import { HOUR } from '@/utils/core/time';
import { connectAnna, createWorld, overview, settled, type World } from '../world/world';

/** Anna, connected, then dead. */
async function deadAnna(world: World): Promise<string> {
  const id = await connectAnna(world);
  world.server.killGrant();
  await world.stores.askForCheck(null);
  await sweep(world.deps);
  expect((await overview(world)).badge).toBe('3');
  return id;
}

describe('reconnect', () => {
  test('restores every profile in place, tells so once, and clears the old notice', async () => {
    const world = await createWorld();
    const id = await deadAnna(world);
    const before = await world.db.profiles.toArray();
    world.forwardMs(HOUR);
    const flow = await settled(world, await reconnect(world.deps, id, {}));
    expect(flow.step).toEqual({ name: 'done', profiles: 3 });
    expect((await overview(world)).badge).toBe('');
    expect((await world.db.profiles.toArray()).map((profile) => profile.id)).toEqual(
      before.map((profile) => profile.id),
    );
    const kinds = (await world.db.events.toArray()).map((event) => event.kind);
    expect(kinds.filter((kind) => kind === 'recovered')).toHaveLength(3);
    expect(kinds).toContain('reconnected');
  });

  test('sends the account on file as login_hint', async () => {
    const world = await createWorld();
    const id = await deadAnna(world);
    const { person } = world;
    let hint: string | null = null;
    world.person = (url) => {
      hint = url.searchParams.get('login_hint');
      return person(url);
    };
    await settled(world, await reconnect(world.deps, id, {}));
    expect(hint).toBe('anna');
  });

  test('refuses another account: names both, ends the new grant, touches nothing', async () => {
    const world = await createWorld();
    const id = await deadAnna(world);
    const [login, profiles, secret] = [
      await world.db.logins.get(id),
      await world.db.profiles.toArray(),
      await world.db.secrets.get(id),
    ];
    Object.assign(world.server.person, { id: 'ben', name: 'Ben Ortiz' });
    const flow = await settled(world, await reconnect(world.deps, id, {}));
    expect(flow.step).toMatchObject({
      code: 'wrong_account',
      detail: { expected: 'Anna Keller (@anna)', actual: 'Ben Ortiz (@ben)' },
    });
    expect(world.server.revoked).toEqual(['rt-2']);
    expect(await world.db.logins.get(id)).toEqual(login);
    expect(await world.db.profiles.toArray()).toEqual(profiles);
    expect(await world.db.secrets.get(id)).toEqual(secret);
  });

  test('does not end the grant of somebody who is on file too', async () => {
    const world = await createWorld();
    const anna = await connectAnna(world);
    Object.assign(world.server.person, { id: 'ben', name: 'Ben Ortiz' });
    await connectAnna(world);
    const flow = await settled(world, await reconnect(world.deps, anna, {}));
    expect(flow.step).toMatchObject({ code: 'wrong_account' });
    expect(world.server.revoked).toEqual([]);
  });

  test('a reconnect that fails leaves everything as it was, and the history tells of it', async () => {
    const world = await createWorld();
    const id = await deadAnna(world);
    const login = await world.db.logins.get(id);
    world.person = () => ({ kind: 'window_closed' });
    await settled(world, await reconnect(world.deps, id, {}));
    expect(await world.db.logins.get(id)).toEqual(login);
    expect((await world.db.events.toArray()).at(-1)).toMatchObject({
      kind: 'reconnect_failed',
      failure: 'window_closed',
    });
  });

  test('a grant whose first call fails is not accepted', async () => {
    const world = await createWorld();
    const id = await deadAnna(world);
    world.server.handlers['/me'] = () => Response.json({}, { status: 401 });
    const flow = await settled(world, await reconnect(world.deps, id, {}));
    expect(flow.step).toMatchObject({ code: 'grant_not_accepted' });
    expect((await overview(world)).badge).toBe('3');
  });

  test('a page whose role is still lost stays disconnected', async () => {
    const world = await createWorld();
    const id = await deadAnna(world);
    world.server.pages.splice(1, 1);
    await settled(world, await reconnect(world.deps, id, {}));
    expect(await overview(world)).toEqual({
      states: ['Acme Bakery: connected', 'Acme Café: disconnected, role_lost', 'Acme Catering: connected'],
      badge: '1',
    });
  });
});
