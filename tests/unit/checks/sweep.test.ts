import { describe, expect, test } from 'vitest';
import { sweep } from '@/utils/checks/sweep';
import { HOUR, MINUTE } from '@/utils/core/time';
import { STRIKE_GAP } from '@/utils/health/suspicion';
import { connectAnna, createWorld, overview, type World } from '../world/world';

const ALL_WELL = ['Acme Bakery: connected', 'Acme Café: connected', 'Acme Catering: connected'];
const json = (body: unknown, status: number) => () => Response.json(body, { status });

/** "Check now", waited for. */
async function check(world: World): Promise<void> {
  await world.stores.askForCheck(null);
  await sweep(world.deps);
}

describe('a sweep', () => {
  test('finds nothing to tell while all is well', async () => {
    const world = await createWorld();
    await connectAnna(world);
    await check(world);
    expect(await overview(world)).toEqual({ states: ALL_WELL, badge: '' });
    expect(world.shown.size).toBe(0);
  });

  test('checks only what is due, and is due again after the interval', async () => {
    const world = await createWorld();
    const id = await connectAnna(world);
    world.server.asked.length = 0;
    await sweep(world.deps);
    expect(world.server.asked).toEqual([]);
    world.forwardMs(15 * MINUTE);
    await sweep(world.deps);
    expect(world.server.asked).toContain('/me');
    expect((await world.stores.getLogin(id))?.lastVerifiedAt).toBe(world.now);
  });

  test('a definite answer disconnects every profile of the login, with one notification', async () => {
    const world = await createWorld();
    await connectAnna(world);
    world.server.handlers['/me'] = json({ error: 'password' }, 401);
    await check(world);
    expect(await overview(world)).toEqual({
      states: ALL_WELL.map((state) => state.replace('connected', 'disconnected, password_changed')),
      badge: '3',
    });
    expect([...world.shown.values()]).toEqual([
      'Acme Bakery and 2 pages on Testnet are disconnected: password changed',
    ]);
    await check(world);
    expect(world.shown.size).toBe(1);
    expect((await world.db.alerts.toArray()).length).toBe(1);
  });

  test.each([
    ['an outage', json({ error: 'down' }, 503)],
    ['a rate limit', json({ error: 'slow down' }, 429)],
    ['a page in place of JSON', () => new Response('<html>', { status: 200 })],
    ['half an answer', () => new Response('{"id": "an', { status: 200 })],
    ['another account’s answer', json({ id: 'ben', name: 'Ben' }, 200)],
    ['no answer', () => Promise.reject(new TypeError('Failed to fetch'))],
  ])('%s never disconnects, however often', async (_, handler) => {
    const world = await createWorld();
    await connectAnna(world);
    world.server.handlers['/me'] = handler;
    for (let round = 0; round < 12; round += 1) {
      world.forwardMs(HOUR);
      await check(world);
    }
    expect(await overview(world)).toEqual({ states: ALL_WELL, badge: '' });
    expect(world.faces.at(-1)?.icon).toBe('empty');
  });

  test('an ended access token is renewed without anybody', async () => {
    const world = await createWorld();
    await connectAnna(world);
    world.server.expireAccess();
    await check(world);
    expect(await overview(world)).toEqual({ states: ALL_WELL, badge: '' });
    expect(world.server.asked.filter((path) => path === '/token')).toHaveLength(2);
  });

  test('a refresh that is refused is proof; the silent authorization is tried first', async () => {
    const world = await createWorld();
    const id = await connectAnna(world);
    world.server.killGrant();
    await check(world);
    expect((await overview(world)).badge).toBe('3');
    expect((await world.stores.getLogin(id))?.death?.cause).toBe('revoked');
  });

  test('a silent authorization that works mends the grant before anybody is told', async () => {
    const world = await createWorld();
    await connectAnna(world);
    world.server.killGrant();
    world.silentPerson = world.person;
    await check(world);
    expect(await overview(world)).toEqual({ states: ALL_WELL, badge: '' });
    expect(world.shown.size).toBe(0);
  });

  test('a refusal after a silent renewal counts: it is about the same grant', async () => {
    const world = await createWorld();
    await connectAnna(world);
    world.silentPerson = world.person;
    // New tokens say whose they are once, as the renewal asks, and are refused after that.
    const seen = new Set<string | null>(['at-1']);
    world.server.handlers['/me'] = ({ token }) => {
      const fresh = !seen.has(token);
      seen.add(token);
      return fresh
        ? Response.json(world.server.person)
        : Response.json({ error: 'invalid_token' }, { status: 401 });
    };
    world.server.killGrant();
    for (let round = 0; round < 2; round += 1) {
      await check(world);
      world.server.killGrant();
      world.forwardMs(STRIKE_GAP);
    }
    await check(world);
    expect((await overview(world)).badge).toBe('3');
  });

  test('a silent authorization as somebody else is not taken', async () => {
    const world = await createWorld();
    const id = await connectAnna(world);
    world.server.killGrant();
    world.silentPerson = (url) => {
      world.server.person.id = 'ben';
      return world.person(url);
    };
    await check(world);
    expect((await world.stores.getLogin(id))?.death?.cause).toBe('revoked');
  });

  test('an answer that says nothing disconnects on the second equal answer, ten minutes apart', async () => {
    const world = await createWorld();
    await connectAnna(world);
    world.server.handlers['/me'] = () => new Response(null, { status: 403 });
    await check(world);
    expect((await overview(world)).badge).toBe('');
    world.forwardMs(STRIKE_GAP - MINUTE);
    await check(world);
    expect((await overview(world)).badge).toBe('');
    world.forwardMs(MINUTE);
    await check(world);
    expect(await overview(world)).toMatchObject({ badge: '3' });
  });

  test('an answer that says nothing proves nothing while the public call fails too, or the answers differ', async () => {
    const world = await createWorld();
    await connectAnna(world);
    world.server.handlers['/me'] = ({ token }) => new Response(token ? 'a' : 'b', { status: 403 });
    for (let round = 0; round < 3; round += 1) {
      world.forwardMs(HOUR);
      await check(world);
    }
    world.server.handlers['/me'] = () => new Response(null, { status: 403 });
    world.server.handlers['/about'] = () => new Response(null, { status: 403 });
    for (let round = 0; round < 3; round += 1) {
      world.forwardMs(HOUR);
      await check(world);
    }
    expect((await overview(world)).badge).toBe('');
  });

  test('a lost role disconnects that page alone, and its return is noticed', async () => {
    const world = await createWorld();
    await connectAnna(world);
    world.server.pages[1] = { id: 'p2', name: 'Acme Café', mayPost: false };
    await check(world);
    expect(await overview(world)).toEqual({
      states: ['Acme Bakery: connected', 'Acme Café: disconnected, role_lost', 'Acme Catering: connected'],
      badge: '1',
    });
    world.server.pages[1] = { id: 'p2', name: 'Acme Café', mayPost: true };
    await check(world);
    expect(await overview(world)).toEqual({ states: ALL_WELL, badge: '' });
    expect(world.shown.size).toBe(0);
  });

  test.each([
    ['one page', 1],
    ['every page', 3],
  ])('%s that the list lacks has lost its role on the second look, ten minutes later', async (_, missing) => {
    const world = await createWorld();
    const id = await connectAnna(world);
    world.forwardMs(HOUR);
    world.server.pages.splice(0, missing);
    await check(world);
    expect(await overview(world)).toMatchObject({ states: ALL_WELL, badge: '' });
    expect(await world.stores.getLogin(id)).toMatchObject({
      nextCheckAt: world.now + STRIKE_GAP,
      lastVerifiedAt: world.now - HOUR,
      unknown: { reason: 'unconfirmed' },
    });
    world.forwardMs(STRIKE_GAP - MINUTE);
    await check(world);
    expect((await overview(world)).badge).toBe('');
    world.forwardMs(MINUTE);
    await check(world);
    expect((await overview(world)).badge).toBe(String(missing));
    expect((await overview(world)).states[0]).toBe('Acme Bakery: disconnected, role_lost');
  });

  test('a page that was missing for a moment is well again', async () => {
    const world = await createWorld();
    await connectAnna(world);
    world.forwardMs(HOUR);
    const pages = world.server.pages.splice(0);
    await check(world);
    world.server.pages.push(...pages);
    world.forwardMs(STRIKE_GAP);
    await check(world);
    expect(await overview(world)).toEqual({ states: ALL_WELL, badge: '' });
    for (const profile of await world.db.profiles.toArray()) expect(profile.missingSince).toBeNull();
  });

  test.each<[string, () => Response, string]>([
    ['an outage', json({}, 500), 'outage'],
    ['a pause', json({}, 429), 'rate_limited'],
    ['half an answer', () => new Response('[{"id"'), 'malformed'],
  ])('a list that cannot be read verifies nothing: %s', async (_, pages, reason) => {
    const world = await createWorld();
    const id = await connectAnna(world);
    const { lastVerifiedAt } = (await world.stores.getLogin(id)) ?? {};
    world.server.handlers['/pages'] = pages;
    for (let round = 0; round < 4; round += 1) {
      world.forwardMs(HOUR);
      await sweep(world.deps);
    }
    expect(await world.stores.getLogin(id)).toMatchObject({ lastVerifiedAt, unknown: { reason } });
    expect(world.faces.at(-1)?.icon).toBe('empty');
    expect((await overview(world)).badge).toBe('');
  });

  test('a pause that the list asks for is obeyed', async () => {
    const world = await createWorld();
    const id = await connectAnna(world);
    world.server.handlers['/pages'] = json({}, 429);
    await check(world);
    expect((await world.stores.getLogin(id))?.nextCheckAt).toBe(world.now + 5 * MINUTE);
  });

  test('a definite error of the list disconnects like one of the probe', async () => {
    const world = await createWorld();
    await connectAnna(world);
    world.server.handlers['/pages'] = json({ error: 'password' }, 401);
    await check(world);
    expect((await overview(world)).states[0]).toBe('Acme Bakery: disconnected, password_changed');
  });

  test('a withdrawn permission limits every page and names itself', async () => {
    const world = await createWorld();
    await connectAnna(world);
    world.server.handlers['/pages'] = json({ error: 'scope' }, 403);
    await check(world);
    expect((await overview(world)).states[2]).toBe('Acme Catering: disconnected, permission_missing');
  });

  test('an app that the network refuses needs two strikes, and is one notice', async () => {
    const world = await createWorld();
    await connectAnna(world);
    world.server.expireAccess();
    world.server.handlers['/token'] = json({ error: 'invalid_client' }, 401);
    await check(world);
    expect((await overview(world)).badge).toBe('');
    world.forwardMs(STRIKE_GAP);
    await check(world);
    expect((await overview(world)).states[0]).toBe('Acme Bakery: disconnected, app_problem');
    expect([...world.shown.values()]).toEqual(['The Testnet app has a problem']);
  });

  test('recovery takes the notification back', async () => {
    const world = await createWorld();
    await connectAnna(world);
    const me = world.server.handlers['/me'];
    world.server.handlers['/me'] = json({ error: 'password' }, 401);
    await check(world);
    expect(world.shown.size).toBe(1);
    if (me) world.server.handlers['/me'] = me;
    await check(world);
    expect(world.shown.size).toBe(0);
    expect((await overview(world)).badge).toBe('');
  });

  test('a rate limit is obeyed for the whole server', async () => {
    const world = await createWorld();
    const id = await connectAnna(world);
    world.server.handlers['/me'] = json({}, 429);
    await check(world);
    expect((await world.stores.getLogin(id))?.nextCheckAt).toBe(world.now + 5 * MINUTE);
  });

  test('a worker that died in the middle is made up for: claimed logins come back', async () => {
    const world = await createWorld();
    const id = await connectAnna(world);
    world.forwardMs(15 * MINUTE);
    await world.stores.claimDueLogins(world.now, 10, world.now + 3 * MINUTE);
    await sweep(world.deps);
    expect((await world.stores.getLogin(id))?.lastVerifiedAt).toBeLessThan(world.now);
    world.forwardMs(3 * MINUTE);
    await sweep(world.deps);
    expect((await world.stores.getLogin(id))?.lastVerifiedAt).toBe(world.now);
  });

  test('sets the alarm for what is due next', async () => {
    const world = await createWorld();
    await connectAnna(world);
    await check(world);
    expect(world.alarms.at(-1)).toBeGreaterThanOrEqual(world.now + 15 * MINUTE);
    expect(world.alarms.at(-1)).toBeLessThan(world.now + 16 * MINUTE);
  });

  test('stale results of a replaced grant are dropped', async () => {
    const world = await createWorld();
    const id = await connectAnna(world);
    world.server.handlers['/me'] = async () => {
      await world.stores.changeLogin(id, ({ login }) => ({
        login: { ...login, grant: login.grant && { ...login.grant, grantedAt: login.grant.grantedAt + 1 } },
      }));
      return Response.json({ error: 'password' }, { status: 401 });
    };
    await check(world);
    expect((await world.stores.getLogin(id))?.suspicion).toBeNull();
  });

  test('a full disk ends the sweep in order: pages see its end, what is known is told, the next alarm is set', async () => {
    const world = await createWorld();
    const id = await connectAnna(world);
    await world.stores.askForCheck(id);
    const full = Object.assign(new Error('full'), { name: 'QuotaExceededError' });
    const stores = { ...world.stores, changeLogins: () => Promise.reject(full) };
    world.alarms.length = 0;
    await expect(sweep({ ...world.deps, stores })).rejects.toThrow('full');
    expect((await world.stores.getSweep())?.endedAt).toBe(world.now);
    expect(world.alarms).toHaveLength(1);
    expect(await overview(world)).toEqual({ states: ALL_WELL, badge: '' });
    await sweep(world.deps);
    expect(await overview(world)).toEqual({ states: ALL_WELL, badge: '' });
  });
});
