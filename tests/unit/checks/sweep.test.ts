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
