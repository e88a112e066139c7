import { describe, expect, test, vi } from 'vitest';
import { closeInterruptedFlows } from '@/utils/connections/flow';
import { reconnect } from '@/utils/connections/reconnect';
import { failureText } from '@/utils/core/failure-text';
import { MINUTE } from '@/utils/core/time';
import { ASKED } from '@/utils/db/rows';
import { afterDeath } from '../world/after-death';
import { connectAnna, createWorld } from '../world/world';

const never = () => new Promise<never>(() => {});

describe('a worker that dies over a reconnect', () => {
  test('while the window is open: the flow says so, and what to do with the window', async () => {
    const world = await createWorld();
    const id = await connectAnna(world);
    const window = vi.fn(never);
    world.person = window;
    const flowId = await reconnect(world.deps, id, {});
    await vi.waitFor(() => expect(window).toHaveBeenCalledOnce());
    await closeInterruptedFlows(afterDeath(world));
    expect(await world.stores.getFlow(flowId)).toMatchObject({
      endedAt: world.now,
      step: { name: 'failed', code: 'interrupted' },
    });
    expect(failureText('interrupted').fix).toContain('Close the sign-in window if it is still open');
  });

  test('after the new tokens were stored: it has come to its end, and the list is asked for again', async () => {
    const world = await createWorld();
    const id = await connectAnna(world);
    world.forwardMs(MINUTE);
    const list = vi.fn(never);
    world.server.handlers['/pages'] = list;
    const flowId = await reconnect(world.deps, id, {});
    await vi.waitFor(() => expect(list).toHaveBeenCalledOnce());
    await closeInterruptedFlows(afterDeath(world));
    expect((await world.stores.getFlow(flowId))?.step).toMatchObject({
      name: 'done',
      result: { kind: 'restored', names: ['Acme Bakery', 'Acme Café', 'Acme Catering'], missing: [] },
    });
    expect((await world.stores.getLogin(id))?.nextCheckAt).toBe(ASKED);
  });
});
