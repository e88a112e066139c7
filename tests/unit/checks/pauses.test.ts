import { describe, expect, test } from 'vitest';
import { checkNow, retryUnknown } from '@/utils/checks/check-now';
import { sweep, sweepWhenFree } from '@/utils/checks/sweep';
import { DAY, HOUR, MINUTE } from '@/utils/core/time';
import { connectAnna, createWorld, type World } from '../world/world';

/** Anna and Ben at one server, which has asked for a pause of five minutes. */
async function paused(): Promise<World> {
  const world = await createWorld();
  await connectAnna(world);
  Object.assign(world.server.person, { id: 'ben', name: 'Ben Ortiz' });
  const ben = await connectAnna(world);
  world.server.handlers['/me'] = () => Response.json({}, { status: 429 });
  await world.stores.askForCheck(ben);
  await sweep(world.deps);
  world.server.asked.length = 0;
  return world;
}

describe('a pause that a network asked for', () => {
  test('outlasts the return of the connection', async () => {
    const world = await paused();
    await retryUnknown(world.deps);
    expect(world.server.asked).toEqual([]);
    world.forwardMs(5 * MINUTE);
    await retryUnknown(world.deps);
    expect(world.server.asked).toContain('/me');
  });

  test('outlasts “Check now”, for every login of that server', async () => {
    const world = await paused();
    expect(await checkNow(world.deps, null)).toBe(0);
    for (const { id } of await world.db.logins.toArray()) expect(await checkNow(world.deps, id)).toBe(0);
    expect(world.server.asked).toEqual([]);
    world.forwardMs(5 * MINUTE);
    expect(await checkNow(world.deps, null)).toBe(2);
    await sweepWhenFree(world.deps);
  });

  test('outlasts a new interval, and so does a network’s own rhythm', async () => {
    const world = await paused();
    const before = await world.db.logins.toArray();
    await world.stores.boundNextCheck(world.now, () => MINUTE);
    expect(await world.db.logins.toArray()).toEqual(before);
    await world.db.logins.toCollection().modify({ unknown: null, failures: 0, nextCheckAt: world.now + DAY });
    await world.stores.boundNextCheck(world.now, () => DAY);
    expect((await world.db.logins.toArray())[0]?.nextCheckAt).toBe(world.now + DAY);
    await world.stores.boundNextCheck(world.now, () => HOUR);
    expect((await world.db.logins.toArray())[0]?.nextCheckAt).toBe(world.now + HOUR);
  });

  test('is written on every login that it keeps from being asked', async () => {
    const world = await createWorld();
    const anna = await connectAnna(world);
    const server = (await world.stores.getLogin(anna))?.server ?? '';
    await world.stores.postponeServer('custom', server, world.now + DAY, world.now);
    expect(await world.stores.getLogin(anna)).toMatchObject({
      nextCheckAt: world.now + DAY,
      unknown: { reason: 'rate_limited', since: world.now },
    });
  });

  test('outlasts a date that passes, also of a login that was not to be asked before its end', async () => {
    const world = await paused();
    await world.db.logins.toCollection().modify({ humanNeededAt: world.now + MINUTE, stateDueAt: world.now });
    world.forwardMs(2 * MINUTE);
    await sweep(world.deps);
    expect(world.server.asked).toEqual([]);
    world.forwardMs(4 * MINUTE);
    await sweep(world.deps);
    expect(world.server.asked).toContain('/me');
  });

  test('takes the place of no reason that only the person can mend', async () => {
    const world = await createWorld();
    const id = await connectAnna(world);
    const unknown = { reason: 'vault_locked', since: world.now, evidence: null } as const;
    await world.db.logins.update(id, { unknown });
    const [login] = await world.db.logins.toArray();
    await world.stores.postponeServer('custom', login?.server ?? '', world.now + DAY, world.now);
    expect((await world.stores.getLogin(id))?.unknown).toEqual(unknown);
  });

  test('is over for a login that was answered, whatever the answer was', async () => {
    const world = await paused();
    world.server.handlers['/me'] = () => Response.json({ error: 'invalid_token' }, { status: 401 });
    world.forwardMs(5 * MINUTE);
    await retryUnknown(world.deps);
    const logins = await world.db.logins.toArray();
    expect(logins.some(({ suspicion }) => suspicion !== null)).toBe(true);
    expect(logins.filter(({ unknown }) => unknown?.reason === 'rate_limited')).toEqual([]);
  });
});
