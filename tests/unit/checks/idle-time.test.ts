import { expect, test } from 'vitest';
import { noteIdleTime } from '@/utils/checks/idle-time';
import { MINUTE } from '@/utils/core/time';
import { connectAnna, createWorld } from '../world/world';

/** A login, and a last sign of life that lies so many of the person's intervals back. */
async function asleepFor(intervals: number) {
  const world = await createWorld();
  await connectAnna(world);
  const lastAwake = world.now;
  await world.stores.markAwake(lastAwake);
  await world.db.sweeps.clear();
  world.forwardMs(intervals * (await world.stores.checkInterval()));
  return { world, lastAwake };
}

test('after more than two intervals it is noted since when nothing ran, and how much is due', async () => {
  const { world, lastAwake } = await asleepFor(3);
  await noteIdleTime(world.deps);
  expect(await world.stores.getSweep()).toMatchObject({ idleSince: lastAwake, total: 1, endedAt: null });
});

test('two intervals are no news', async () => {
  const { world } = await asleepFor(2);
  await noteIdleTime(world.deps);
  expect(await world.stores.getSweep()).toBeUndefined();
});

test('nothing is said where nothing is due, and before the first sweep', async () => {
  const { world } = await asleepFor(3);
  await world.db.logins.toCollection().modify({ nextCheckAt: world.now + MINUTE });
  await noteIdleTime(world.deps);
  expect(await world.stores.getSweep()).toBeUndefined();
  await world.db.logins.toCollection().modify({ nextCheckAt: world.now });
  await world.db.settings.delete('lastAwake');
  await noteIdleTime(world.deps);
  expect(await world.stores.getSweep()).toBeUndefined();
});
