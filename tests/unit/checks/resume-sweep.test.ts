import { describe, expect, test, vi } from 'vitest';
import { resumeSweep, sweep } from '@/utils/checks/sweep';
import { SECOND } from '@/utils/core/time';
import { afterDeath } from '../world/after-death';
import { connectAnna, createWorld } from '../world/world';

/** Anna, asked about by a worker that died while it waited for her network. */
async function diedOver(asked: boolean) {
  const world = await createWorld();
  const id = await connectAnna(world);
  const { '/me': me = () => Response.json({}) } = world.server.handlers;
  await world.stores.changeLogin(id, ({ login }) => ({ login: { ...login, nextCheckAt: world.now } }));
  if (asked) await world.stores.askForCheck(id, world.now);
  const asking = vi.fn(() => new Promise<Response>(() => {}));
  world.server.handlers['/me'] = asking;
  void sweep(world.deps);
  await vi.waitFor(() => expect(asking).toHaveBeenCalledOnce());
  world.forwardMs(SECOND);
  const revive = () => {
    world.server.handlers['/me'] = me;
  };
  return { world, id, asking, revive };
}

describe('the worker after one that died in a sweep', () => {
  test('checks at once what the person has asked for, and ends the sweep', async () => {
    const { world, id, revive } = await diedOver(true);
    revive();
    await resumeSweep(afterDeath(world));
    const login = await world.stores.getLogin(id);
    expect(login).toMatchObject({ checkAsked: false, lastVerifiedAt: world.now });
    expect((await world.stores.getSweep())?.endedAt).toBe(world.now);
  });

  test('leaves what nobody waits for to the end of the claim', async () => {
    const { world, id, revive } = await diedOver(false);
    revive();
    await resumeSweep(afterDeath(world));
    expect((await world.stores.getLogin(id))?.lastVerifiedAt).toBeLessThan(world.now);
    expect((await world.stores.getSweep())?.endedAt).toBe(world.now);
  });

  test('does so once: a login that kills every worker does not do so without end', async () => {
    const { world, asking } = await diedOver(true);
    void resumeSweep(afterDeath(world));
    await vi.waitFor(() => expect(asking).toHaveBeenCalledTimes(2));
    await resumeSweep(afterDeath(world));
    expect(asking).toHaveBeenCalledTimes(2);
    expect((await world.stores.getSweep())?.endedAt).toBe(world.now);
  });

  test('checks what was asked for and not even begun', async () => {
    const world = await createWorld();
    const id = await connectAnna(world);
    await world.stores.askForCheck(id, world.now);
    await resumeSweep(world.deps);
    expect((await world.stores.getLogin(id))?.checkAsked).toBe(false);
  });

  test('leaves a sweep of its own alone, whose end would otherwise be undone', async () => {
    const world = await createWorld();
    await connectAnna(world);
    await world.stores.askForCheck(null, world.now);
    await Promise.all([sweep(world.deps), ...Array.from({ length: 20 }, () => resumeSweep(world.deps))]);
    expect((await world.stores.getSweep())?.endedAt).toBe(world.now);
  });

  test('has nothing to do otherwise', async () => {
    const world = await createWorld();
    await connectAnna(world);
    world.server.asked.length = 0;
    await resumeSweep(world.deps);
    expect(world.server.asked).toEqual([]);
    expect(await world.stores.getSweep()).toBeUndefined();
  });
});
