import { describe, expect, test } from 'vitest';
import { checkNow } from '@/utils/checks/check-now';
import { sweep, sweepWhenFree } from '@/utils/checks/sweep';
import { MINUTE } from '@/utils/core/time';
import { connectAnna, createWorld } from '../world/world';

describe('“Check now”', () => {
  test('what was asked for at the end of a running sweep is still checked', async () => {
    const world = await createWorld();
    const id = await connectAnna(world);
    const first = sweep(world.deps);
    await checkNow(world.deps, id);
    await first;
    await sweepWhenFree(world.deps);
    expect((await world.stores.getLogin(id))?.checkAsked).toBe(false);
  });

  test.each([
    ['a success', () => Response.json({ id: 'anna', name: 'Anna Keller' })],
    ['a proof', () => Response.json({ error: 'password' }, { status: 401 })],
    ['an outage', () => Response.json({}, { status: 503 })],
  ])('“Check now” during a check is not lost when that check ends with %s', async (_, answer) => {
    const world = await createWorld();
    const id = await connectAnna(world);
    const asked: boolean[] = [];
    world.server.handlers['/me'] = async () => {
      const login = await world.stores.getLogin(id);
      asked.push(login?.checkAsked ?? false);
      if (asked.length === 1) await world.stores.askForCheck(id, world.now);
      return answer();
    };
    world.forwardMs(15 * MINUTE);
    await sweep(world.deps);
    expect(asked).toEqual([false, true]);
    const login = await world.stores.getLogin(id);
    expect(login?.checkAsked).toBe(false);
    expect(login?.nextCheckAt).toBeGreaterThan(world.now);
  });

  test('but a server that asks for a pause in that check is obeyed', async () => {
    const world = await createWorld();
    const id = await connectAnna(world);
    world.server.handlers['/me'] = async () => {
      await world.stores.askForCheck(id, world.now);
      return Response.json({}, { status: 429 });
    };
    world.forwardMs(15 * MINUTE);
    await sweep(world.deps);
    expect((await world.stores.getLogin(id))?.nextCheckAt).toBe(world.now + 5 * MINUTE);
  });

  test('what the person has asked for is checked at once by the next worker, but a paused server is left alone', async () => {
    const world = await createWorld();
    const id = await connectAnna(world);
    await world.stores.askForCheck(id, world.now);
    await world.stores.claimDueLogins(world.now, 10, world.now + 3 * MINUTE);
    expect(await world.stores.askAgain(world.now)).toBe(1);
    await sweep(world.deps);
    expect((await world.stores.getLogin(id))?.checkAsked).toBe(false);
    expect(await world.stores.askAgain(world.now)).toBe(0);
  });
});
