import { describe, expect, test, vi } from 'vitest';
import { startOfBrowser, tidyUp } from '@/entrypoints/background/wake';
import { sweep } from '@/utils/checks/sweep';
import { DAY, HOUR, MINUTE } from '@/utils/core/time';
import { connectAnna, createWorld } from '../world/world';

/** Anna at a server whose clock is right, while the computer's may not be. */
async function watched() {
  const world = await createWorld();
  await connectAnna(world);
  const clock = { ahead: 0 };
  const { fetch } = world.deps;
  const pages = { keepPace: vi.fn(async () => {}), releaseRenewals: vi.fn(async () => {}) };
  const deps = {
    ...world.deps,
    ...pages,
    fetch: async (url: string, init?: RequestInit) => {
      const response = await fetch(url, init);
      response.headers.set('date', new Date(world.now - clock.ahead).toUTCString());
      return response;
    },
  };
  return {
    world,
    deps,
    set: (ahead: number) => {
      world.forwardMs(ahead - clock.ahead);
      clock.ahead = ahead;
    },
    /** @returns which page is kept, or given back, by a sweep after this long */
    afterSweep: async (ms: number, run: () => Promise<unknown> = () => sweep(deps)) => {
      vi.clearAllMocks();
      world.forwardMs(ms);
      await run();
      return [
        pages.keepPace.mock.calls.length > 0 ? 'kept' : '',
        pages.releaseRenewals.mock.calls.length > 0 ? 'closed' : '',
      ].join('');
    },
  };
}

describe('a clock that runs ahead', () => {
  test('keeps a page open whose timers wake the worker, until the moment has come at which alarms ring again', async () => {
    const { set, afterSweep } = await watched();
    expect(await afterSweep(15 * MINUTE)).toBe('closed');
    set(DAY);
    expect(await afterSweep(15 * MINUTE)).toBe('kept');
    set(0);
    expect(await afterSweep(5 * MINUTE)).toBe('kept');
    expect(await afterSweep(DAY - HOUR)).toBe('kept');
    expect(await afterSweep(3 * HOUR)).toBe('closed');
  });

  test('and of which no server told is noticed once it has come back', async () => {
    const { world, deps, afterSweep } = await watched();
    world.forwardMs(DAY);
    await world.stores.markAwake(world.now);
    expect(await afterSweep(-DAY, () => tidyUp(deps))).toBe('kept');
  });

  test('and whose page has died is made up for by the next start of a worker that finds something due', async () => {
    const { world, deps, set, afterSweep } = await watched();
    set(DAY);
    expect(await afterSweep(15 * MINUTE)).toBe('kept');
    set(0);
    await afterSweep(MINUTE);
    expect(await afterSweep(HOUR, () => tidyUp(deps))).toBe('kept');
    expect((await world.db.logins.toArray())[0]?.lastVerifiedAt).toBe(world.now);
  });

  test('is of no account for the alarms of a browser that starts', async () => {
    const { deps, set, afterSweep } = await watched();
    set(DAY);
    expect(await afterSweep(15 * MINUTE)).toBe('kept');
    set(0);
    await afterSweep(MINUTE);
    expect(await afterSweep(15 * MINUTE, () => startOfBrowser(deps))).toBe('closed');
  });
});

test.each([
  ['right', 0],
  ['off by less than five minutes', 4 * MINUTE],
  ['behind', -DAY],
])('a clock that is %s needs no page', async (_, ahead) => {
  const { set, afterSweep } = await watched();
  set(ahead);
  expect(await afterSweep(15 * MINUTE + Math.max(0, -ahead))).toBe('closed');
});
