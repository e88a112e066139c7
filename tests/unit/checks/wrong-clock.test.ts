import { describe, expect, test } from 'vitest';
import { wake } from '@/entrypoints/background/wake';
import { watchClocks } from '@/utils/checks/server-clocks';
import { sweep } from '@/utils/checks/sweep';
import { DAY, HOUR, MINUTE } from '@/utils/core/time';
import { STRIKE_GAP } from '@/utils/health/suspicion';
import { testNetwork } from '../world/network';
import { withNetwork } from '../world/other-network';
import { connectAnna, createWorld, overview, type World } from '../world/world';

const YEAR = 365 * DAY;

/** Anna, checked once by a clock that ran ahead and then came back. */
async function afterJump(ahead: number, troubled: (world: World) => void = () => {}) {
  const world = await createWorld();
  const id = await connectAnna(world);
  const before = world.now;
  world.now = before + ahead;
  troubled(world);
  await world.stores.askForCheck(null);
  await sweep(world.deps);
  world.now = before + MINUTE;
  world.server.asked.length = 0;
  return { world, id };
}

async function loginOf(world: World, id: string) {
  const login = await world.stores.getLogin(id);
  if (!login?.grant) throw new Error('the login is there');
  return { ...login, grant: login.grant };
}

describe('a clock that ran ahead and came back', () => {
  test.each([
    ['a year', YEAR],
    ['a day', DAY],
    ['an hour', HOUR],
  ])('by %s: the next wake checks, and nothing is green by a proof of the future', async (_, ahead) => {
    const { world, id } = await afterJump(ahead);
    world.online = false;
    world.server.handlers['/me'] = () => Promise.reject(new TypeError('Failed to fetch'));
    await wake(world.deps);
    expect(await loginOf(world, id)).toMatchObject({ lastCheckedAt: world.now });
    expect((await loginOf(world, id)).verifyBy).toBeLessThan(world.now);
    expect((await loginOf(world, id)).lastVerifiedAt).toBeLessThanOrEqual(world.now);
    expect(world.faces.at(-1)?.icon).toBe('empty');
    expect(world.alarms.at(-1)).toBeLessThanOrEqual(world.now + HOUR);
  });

  test('also when an alarm comes before a new start', async () => {
    const { world, id } = await afterJump(YEAR);
    await sweep(world.deps);
    expect(world.server.asked).toContain('/me');
    expect((await loginOf(world, id)).lastVerifiedAt).toBe(world.now);
  });

  test('keeps nothing in the future, and the ends of tokens no longer than they last', async () => {
    const { world, id } = await afterJump(YEAR, (jumped) => jumped.server.expireAccess());
    world.online = false;
    await wake(world.deps);
    const { grant } = await loginOf(world, id);
    expect(grant.renewedAt).toBeLessThanOrEqual(world.now);
    expect(grant.clocks[0]?.at).toBeLessThanOrEqual(world.now + HOUR);
    for (const event of await world.db.events.toArray()) expect(event.at).toBeLessThanOrEqual(world.now);
    for (const profile of await world.db.profiles.toArray())
      expect(profile.stateSince).toBeLessThanOrEqual(world.now);
    expect((await world.stores.getSweep())?.startedAt).toBeLessThanOrEqual(world.now);
  });

  test('a suspicion of the future gets its second strike ten minutes later', async () => {
    const { world } = await afterJump(YEAR, (jumped) => {
      jumped.server.handlers['/me'] = () => new Response(null, { status: 403 });
    });
    await wake(world.deps);
    expect((await overview(world)).badge).toBe('');
    world.forwardMs(STRIKE_GAP);
    await sweep(world.deps);
    expect((await overview(world)).badge).toBe('3');
  });

  test('an authorization of the future is as old as it is, and is forgotten in time', async () => {
    const { world } = await afterJump(YEAR);
    const [flow] = await world.db.flows.toArray();
    if (!flow) throw new Error('a connect leaves its flow');
    const future = {
      startedAt: world.now + YEAR,
      endedAt: world.now + YEAR,
      expiresAt: world.now + YEAR + HOUR,
    };
    await world.db.flows.put({ ...flow, ...future });
    await wake(world.deps);
    expect(await world.db.flows.get(flow.id)).toMatchObject({
      startedAt: world.now,
      endedAt: world.now,
      expiresAt: world.now + HOUR,
    });
    world.forwardMs(2 * DAY);
    await wake(world.deps);
    expect(await world.db.flows.get(flow.id)).toBeUndefined();
  });

  test('takes back the warnings of the future, also of a server that may not be asked yet', async () => {
    const end = { kind: 'access', exact: true, mendedBy: 'person' } as const;
    const { world, id } = await afterJump(YEAR);
    const unknown = { reason: 'rate_limited', since: world.now, evidence: null } as const;
    const login = await loginOf(world, id);
    const grant = { ...login.grant, clocks: [{ ...end, at: world.now + 60 * DAY }] };
    await world.db.logins.update(id, { grant, unknown, nextCheckAt: world.now + HOUR });
    await world.db.profiles.toCollection().modify({ state: 'expiring' });
    await wake(world.deps);
    expect((await overview(world)).states[0]).toBe('Acme Bakery: connected');
    expect(world.faces.at(-1)?.text).toBe('');
  });

  test('an alert that was sent in the future hides none of the present', async () => {
    const { world, id } = await afterJump(YEAR);
    const alert = { key: `disconnected|login:${id}|1`, loginId: id, createdAt: 1 };
    await world.db.alerts.put({ ...alert, sentAt: world.now + YEAR });
    await wake(world.deps);
    expect((await world.db.alerts.get(alert.key))?.sentAt).toBe(world.now);
  });

  test('a pause that can be one is kept', async () => {
    const { world, id } = await afterJump(HOUR);
    const unknown = { reason: 'rate_limited', since: world.now, evidence: null } as const;
    await world.db.logins.update(id, { unknown, nextCheckAt: world.now + 2 * HOUR });
    await wake(world.deps);
    expect(world.server.asked).toEqual([]);
    await world.db.logins.update(id, { nextCheckAt: world.now + 2 * DAY });
    await wake(world.deps);
    expect(world.server.asked).toContain('/me');
  });

  test('and a clock that is right, or off by seconds, is left alone', async () => {
    const { world } = await afterJump(30_000);
    const rows = await world.db.logins.toArray();
    await wake(world.deps);
    expect(await world.db.logins.toArray()).toEqual(rows);
  });
});

test('a lease of the future holds up no renewal', async () => {
  const world = await createWorld();
  const id = await connectAnna(world);
  await world.db.leases.put({ loginId: id, holder: 'a worker that died', until: world.now + YEAR });
  world.server.expireAccess();
  await world.stores.askForCheck(id);
  await sweep(world.deps);
  expect(await world.stores.getLogin(id)).toMatchObject({ lastVerifiedAt: world.now, unknown: null });
});

describe('what the servers’ clocks say', () => {
  /** A sweep's requests to servers whose clocks show these differences. */
  async function hear(world: World, ahead: Readonly<Record<string, number>>): Promise<void> {
    const fetch = async (url: string) =>
      new Response('{}', {
        headers: { date: new Date(world.now - (ahead[new URL(url).host] ?? 0)).toUTCString() },
      });
    const clocks = watchClocks({ ...world.deps, fetch });
    for (const host of Object.keys(ahead)) await clocks.deps.fetch(`https://${host}/me`);
    await clocks.note();
  }

  test('is noted when two agree, and taken back when they agree that all is well', async () => {
    const world = await createWorld();
    await hear(world, { 'a.example': DAY });
    expect(await world.stores.clockOff()).toBeNull();
    await hear(world, { 'a.example': DAY, 'b.example': DAY });
    expect(await world.stores.clockOff()).toEqual({ ahead: DAY, at: world.now });
    await hear(world, { 'a.example': DAY, 'b.example': 0 });
    expect(await world.stores.clockOff()).toMatchObject({ ahead: DAY });
    await hear(world, { 'a.example': 0, 'b.example': 0 });
    expect(await world.stores.clockOff()).toMatchObject({ ahead: 0 });
  });

  test('is not heard from a cache, and of one server no more often than it can tell anything', async () => {
    const world = await createWorld();
    const age = { value: '600' };
    const ahead = [0, 0, 0, 0, 0, ...Array.from({ length: 10 }, () => DAY)];
    const fetch = async (url: string) => {
      const off = url.includes('a.example') ? (ahead.shift() ?? 0) : 0;
      return new Response('{}', {
        headers: { date: new Date(world.now - off).toUTCString(), age: age.value },
      });
    };
    await world.stores.saveClockOff({ ahead: DAY, at: world.now });
    const cached = watchClocks({ ...world.deps, fetch });
    for (const host of ['b.example', 'c.example']) await cached.deps.fetch(`https://${host}/me`);
    await cached.note();
    expect(await world.stores.clockOff()).toMatchObject({ ahead: DAY });

    // Five answers of a right clock; whatever that server says later in the same sweep is not asked for.
    age.value = '0';
    const clocks = watchClocks({ ...world.deps, fetch });
    await clocks.deps.fetch('https://b.example/me');
    for (let answer = 0; answer < 15; answer += 1) await clocks.deps.fetch('https://a.example/me');
    await clocks.note();
    expect(await world.stores.clockOff()).toMatchObject({ ahead: 0 });
  });

  test('is heard in every sweep', async () => {
    const world = await createWorld();
    const id = await connectAnna(world);
    const hosts = ['net.example', 'other.example'];
    const secret = { ...(await world.deps.vault.openGrant(id)), hosts };
    await world.db.secrets.put(await world.deps.vault.seal(id, secret));
    const { deps } = withNetwork(world, {
      hosts: () => hosts,
      identify: function* (session) {
        yield { url: 'https://other.example/about' };
        return yield* testNetwork.identify(session);
      },
    });
    const date = new Date(world.now - DAY).toUTCString();
    const fetch = async () => Response.json(world.server.person, { headers: { date } });
    await world.stores.askForCheck(null);
    await sweep({ ...deps, fetch });
    expect(await world.stores.clockOff()).toMatchObject({ at: world.now });
    expect((await world.stores.clockOff())?.ahead).toBeGreaterThanOrEqual(DAY);
  });
});
