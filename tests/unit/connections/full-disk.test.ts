import { describe, expect, test, vi } from 'vitest';
import { reconnect } from '@/utils/connections/reconnect';
import { failureText } from '@/utils/core/failure-text';
import { MINUTE, SECOND } from '@/utils/core/time';
import type { Deps } from '@/utils/ports/deps';
import { full, holdLongWaits } from '../world/long-waits';
import { connectAnna, createWorld } from '../world/world';

const nextTry = holdLongWaits();

/** Anna signs in again, and the disk is full from the moment at which her window has closed. */
async function fullAtTheEnd() {
  const world = await createWorld();
  const id = await connectAnna(world);
  const before = await world.stores.getSecret(id);
  const disk = { isFull: true };
  const advanceFlow: typeof world.stores.advanceFlow = (flow) =>
    disk.isFull && flow.step.name !== 'queued' && flow.step.name !== 'waiting'
      ? full()
      : world.stores.advanceFlow(flow);
  let outcome: Promise<unknown> = Promise.resolve();
  const stayAwake: Deps['stayAwake'] = async (work) => {
    const carried = work();
    outcome = carried.catch((error: unknown) => error);
    return await carried.catch(() => undefined as never);
  };
  const deps: Deps = { ...world.deps, stayAwake, stores: { ...world.stores, advanceFlow } };
  const flowId = await reconnect(deps, id, {});
  return { world, id, before, disk, flowId, outcome };
}

describe('a disk that is full when a sign-in comes to its end', () => {
  test('is what the sign-in says as soon as there is room again, and nothing on file has changed', async () => {
    const { world, id, before, disk, flowId } = await fullAtTheEnd();
    expect([await nextTry(), await nextTry()]).toEqual([SECOND, 2 * SECOND]);
    disk.isFull = false;
    await nextTry();
    await vi.waitFor(async () =>
      expect((await world.stores.getFlow(flowId))?.step).toMatchObject({
        name: 'failed',
        code: 'storage_full',
      }),
    );
    expect(await world.stores.getSecret(id)).toEqual(before);
    expect(failureText('storage_full').fix).toContain('Free some space');
  });

  test('is not waited for without end', async () => {
    const { world, flowId, outcome } = await fullAtTheEnd();
    for (let waited = 0; waited < 15 * MINUTE; waited += await nextTry());
    expect(await outcome).toMatchObject({ name: 'QuotaExceededError' });
    expect((await world.stores.getFlow(flowId))?.endedAt).toBeNull();
  });
});
