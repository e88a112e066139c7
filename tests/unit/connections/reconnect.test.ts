import { describe, expect, test } from 'vitest';
import { sweep } from '@/utils/checks/sweep';
import { connect } from '@/utils/connections/connect';
import { reconnect } from '@/utils/connections/reconnect';
import { DAY, HOUR } from '@/utils/core/time';
import { STRIKE_GAP } from '@/utils/health/suspicion';
import { testNetwork } from '../world/network';
import { withNetwork } from '../world/other-network';
import { allows, connectAnna, createWorld, overview, settled, type World } from '../world/world';

const { access } = testNetwork;
if (access.kind !== 'oauth') throw new Error('the made-up network speaks OAuth');
const oauth = access;

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
    const names = ['Acme Bakery', 'Acme Café', 'Acme Catering'];
    expect(flow.step).toEqual({
      name: 'done',
      profiles: 3,
      result: { kind: 'restored', names, missing: [] },
    });
    expect((await overview(world)).badge).toBe('');
    expect((await world.db.profiles.toArray()).map((profile) => profile.id)).toEqual(
      before.map((profile) => profile.id),
    );
    const kinds = (await world.db.events.toArray()).map((event) => event.kind);
    expect(kinds.filter((kind) => kind === 'reconnected')).toHaveLength(4);
    expect(kinds).not.toContain('recovered');
    expect(world.shown.get(`login|${id}`)).toBe('Acme Bakery and 2 pages are connected again');
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

  test('after another account the next window asks who is there, until the right one was', async () => {
    const world = await createWorld();
    const id = await deadAnna(world);
    const asked: boolean[] = [];
    const { deps } = withNetwork(world, {
      access: {
        ...oauth,
        plan: (place, purpose) => {
          if (purpose.kind === 'reconnect') asked.push(purpose.afterWrongAccount);
          return oauth.plan(place, purpose);
        },
      },
    });
    const again = async () => settled(world, await reconnect(deps, id, {}));
    Object.assign(world.server.person, { id: 'ben', name: 'Ben Ortiz' });
    await again();
    world.person = () => ({ kind: 'window_closed' });
    await again();
    world.person = allows;
    Object.assign(world.server.person, { id: 'anna', name: 'Anna Keller' });
    await again();
    await again();
    expect(asked).toEqual([false, true, true, false]);
  });

  test('a failure names the server of a network that has many', async () => {
    const world = await createWorld();
    const id = await deadAnna(world);
    const { deps, network } = withNetwork(world, { manyServers: true });
    world.person = () => ({ kind: 'window_closed' });
    const detail = { network: 'net.example' };
    expect((await settled(world, await reconnect(deps, id, {}))).step).toMatchObject({ detail });
    expect((await settled(world, await connect(deps, network, {}))).step).toMatchObject({ detail });
    world.person = allows;
    Object.assign(world.server.person, { id: 'ben', name: 'Ben Ortiz' });
    expect((await settled(world, await reconnect(deps, id, {}))).step).toMatchObject({ detail });
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

  test('does not end the grant of somebody else where that would take the app away from them', async () => {
    const world = await createWorld();
    const id = await deadAnna(world);
    Object.assign(world.server.person, { id: 'ben', name: 'Ben Ortiz' });
    const { deps } = withNetwork(world, { revokesForPerson: true });
    const flow = await settled(world, await reconnect(deps, id, {}));
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

  test('a page whose role is still lost stays disconnected, is never said to be back, and is named', async () => {
    const world = await createWorld();
    const id = await connectAnna(world);
    const [bakery] = world.server.pages;
    if (!bakery) throw new Error('a page is needed');
    bakery.mayPost = false;
    await world.stores.askForCheck(null);
    await sweep(world.deps);
    const told = await world.db.events.count();
    const flow = await settled(world, await reconnect(world.deps, id, {}));
    expect(flow.step).toMatchObject({
      name: 'done',
      result: { kind: 'restored', names: ['Acme Café', 'Acme Catering'], missing: ['Acme Bakery'] },
    });
    expect((await overview(world)).states[0]).toBe('Acme Bakery: disconnected, role_lost');
    const news = (await world.db.events.toArray()).slice(told);
    expect(news.map(({ kind, profileId }) => [kind, profileId])).toEqual([['reconnected', null]]);
    expect(world.shown.get(`login|${id}`)).toBe('2 of 3 pages are connected again');
  });

  test('a list that cannot be read is said, not taken for a success', async () => {
    const world = await createWorld();
    const id = await deadAnna(world);
    world.server.handlers['/pages'] = () => Response.json({}, { status: 503 });
    const flow = await settled(world, await reconnect(world.deps, id, {}));
    expect(flow.step).toMatchObject({ name: 'done', result: { kind: 'not_listed' } });
    expect(world.shown.get(`login|${id}`)).toBe('Anna Keller is signed in to Testnet again');
  });

  test('what works again without anybody’s sign-in is told apart from what a person has mended', async () => {
    const world = await createWorld();
    await connectAnna(world);
    const { '/me': me = () => Response.json({}) } = world.server.handlers;
    world.server.handlers['/me'] = () => Response.json({ error: 'password' }, { status: 401 });
    await world.stores.askForCheck(null);
    await sweep(world.deps);
    world.server.handlers['/me'] = me;
    await world.stores.askForCheck(null);
    await sweep(world.deps);
    const kinds = (await world.db.events.toArray()).map((event) => event.kind);
    expect(kinds.filter((kind) => kind === 'recovered')).toHaveLength(3);
    expect(kinds).not.toContain('reconnected');
  });

  test('a page that is missing right after the sign-in was left unticked, and Reconnect mends it', async () => {
    const world = await createWorld();
    const id = await deadAnna(world);
    const [left] = world.server.pages.splice(1, 1);
    await settled(world, await reconnect(world.deps, id, {}));
    expect(await overview(world)).toEqual({
      states: ['Acme Bakery: connected', 'Acme Café: disconnected, not_selected', 'Acme Catering: connected'],
      badge: '1',
    });
    // Left unticked again, it is no lost role either.
    world.forwardMs(DAY);
    await settled(world, await reconnect(world.deps, id, {}));
    world.forwardMs(DAY);
    await world.stores.askForCheck(null);
    await sweep(world.deps);
    expect((await overview(world)).states[1]).toBe('Acme Café: disconnected, not_selected');
    if (left) world.server.pages.push(left);
    await settled(world, await reconnect(world.deps, id, {}));
    expect((await overview(world)).badge).toBe('');
  });

  test('an empty list right after the sign-in is looked at again before anything is said', async () => {
    const world = await createWorld();
    const id = await deadAnna(world);
    world.server.pages.splice(0);
    await settled(world, await reconnect(world.deps, id, {}));
    expect((await overview(world)).badge).toBe('');
    expect((await world.stores.getLogin(id))?.nextCheckAt).toBe(world.now + STRIKE_GAP);
    world.forwardMs(STRIKE_GAP);
    await sweep(world.deps);
    expect((await overview(world)).states[0]).toBe('Acme Bakery: disconnected, not_selected');
  });
});
