import { beforeEach, describe, expect, test } from 'vitest';
import { startOfBrowser } from '@/entrypoints/background/wake';
import { sweep } from '@/utils/checks/sweep';
import { DAY, HOUR, MINUTE } from '@/utils/core/time';
import type { Clock } from '@/utils/health/grant';
import { dated } from '@/utils/states/dated';
import { connectAnna, createWorld, type World } from '../world/world';

let world: World;
let id: string;
/** What was shown, as "title: message". */
let told: string[];

/** A server's clock, and by how much it differs from this computer's. */
function tellTime(differs = 0): void {
  const me = world.server.handlers['/me'];
  world.server.handlers['/me'] = async (request) => {
    const answer = await me?.(request);
    answer?.headers.set('date', new Date(world.now + differs).toUTCString());
    return answer ?? new Response(null, { status: 500 });
  };
}

/** Gives a login an end that only its person can move. */
async function endsAt(loginId: string, at: number, exact = true): Promise<void> {
  const clocks: readonly Clock[] = [{ kind: 'session', at, exact, mendedBy: 'person' }];
  await world.stores.changeLogin(loginId, ({ login }) => ({
    // Signed in long ago: how far ahead is warned depends on how long a grant lives.
    login: dated(
      { ...login, grant: login.grant && { ...login.grant, grantedAt: at - 60 * DAY, clocks } },
      world.now,
    ),
  }));
}

async function check(): Promise<void> {
  await world.stores.askForCheck(null);
  await sweep(world.deps);
}

/** Checks once every so many hours, for days. */
async function days(count: number, every = 12): Promise<void> {
  for (let hour = every; hour <= count * 24; hour += every) {
    world.forwardMs(every * HOUR);
    await check();
  }
}

beforeEach(async () => {
  world = await createWorld();
  told = [];
  Object.assign(world.deps.notifications, {
    show: async (_: string, { title, message }: { title: string; message: string }) =>
      void told.push(`${title}: ${message}`),
  });
  id = await connectAnna(world);
  told.length = 0;
  world.now = Date.UTC(2027, 0, 1, 12);
  tellTime();
  await check();
});

describe('an end that comes near', () => {
  test('is told ten days and three days ahead and at the end, with what hangs on it', async () => {
    await endsAt(id, world.now + 60 * DAY);
    await days(59);
    // An answer that is newer than the date would take the end away.
    world.server.handlers['/me'] = () => new Response(null, { status: 500 });
    tellTime();
    await days(3);
    expect(told).toEqual([
      'The access of Anna Keller to Testnet ends in 10 days, on 2 March: Reconnect before then to keep 3 pages connected.',
      'The access of Anna Keller to Testnet ends in 3 days, on 2 March: Reconnect before then to keep 3 pages connected.',
      'The access of Anna Keller to Testnet was to end on 2 March: Nothing has confirmed it yet. Reconnect to keep 3 pages connected.',
    ]);
  });

  test('is called about where the date is an estimate', async () => {
    await endsAt(id, world.now + 5 * DAY, false);
    await check();
    expect(told[0]).toMatch(/ends in 5 days, about 6 January/);
  });

  test('is told once for several logins', async () => {
    Object.assign(world.server.person, { id: 'ben', name: 'Ben Ortiz' });
    const ben = await connectAnna(world);
    told.length = 0;
    await endsAt(id, world.now + 5 * DAY);
    await endsAt(ben, world.now + 7 * DAY);
    await check();
    expect(told).toEqual([
      '2 logins need a new sign-in, the first in 5 days: Anna Keller, Ben Ortiz: Open Relink to reconnect them before they stop working.',
    ]);
  });

  test('is left alone while servers say that this clock is wrong, or nobody says anything', async () => {
    await endsAt(id, world.now + 5 * DAY);
    tellTime(-3 * DAY);
    await check();
    world.server.handlers['/me'] = () => Response.json(world.server.person);
    await check();
    expect(told).toEqual([]);
    tellTime();
    await check();
    expect(told).toHaveLength(1);
  });

  test('is not told of a login that is unlinked, dead or snoozed', async () => {
    await endsAt(id, world.now + 2 * DAY);
    await world.stores.changeLogin(id, ({ login }) => ({
      login: { ...login, death: { cause: 'revoked', at: world.now, evidence: null } },
    }));
    world.server.killGrant();
    await check();
    expect(told.filter((line) => line.includes('ends'))).toEqual([]);
  });

  test('is taken back by a worker that finds it moved before it was shown', async () => {
    await endsAt(id, world.now + 5 * DAY);
    const { show } = world.deps.notifications;
    Object.assign(world.deps.notifications, { show: () => Promise.reject(new Error('not now')) });
    await check();
    Object.assign(world.deps.notifications, { show });
    await endsAt(id, world.now + 90 * DAY);
    await check();
    expect(told).toEqual([]);
    expect(await world.stores.alertsLike('ends|')).toEqual([]);
  });
});

describe('the start of the browser', () => {
  test('asks once a day for what ends soon, and not where it was told a moment ago', async () => {
    await endsAt(id, world.now + 9 * DAY);
    await days(1);
    expect(told).toHaveLength(1);
    await startOfBrowser(world.deps);
    expect(told).toHaveLength(1);
    world.forwardMs(DAY);
    await startOfBrowser(world.deps);
    world.forwardMs(5 * MINUTE);
    await startOfBrowser(world.deps);
    expect(told).toHaveLength(2);
    expect(told[1]).toMatch(/^The access of Anna Keller to Testnet ends in 7 days, on 10 January/);
  });

  test('asks for nothing where nothing ends', async () => {
    await startOfBrowser(world.deps);
    expect(told).toEqual([]);
  });
});
