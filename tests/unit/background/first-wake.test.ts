import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { firstWake, onAlarm } from '@/entrypoints/background/first-wake';
import { createRest } from '@/entrypoints/background/rest';
import type { Start } from '@/entrypoints/background/start';
import { sweep } from '@/utils/checks/sweep';
import { DAY, HOUR, MINUTE } from '@/utils/core/time';
import { markAwakeFirst } from '@/utils/db/first-mark';
import { readFirstLook } from '@/utils/db/reads/first-look';
import { type FlowRow, NEVER } from '@/utils/db/rows';
import { connectAnna, createWorld, type World } from '../world/world';

beforeEach(() => {
  vi.stubGlobal('location', { origin: 'chrome-extension://relink' });
});

/** A worker that has just started in that world. `loaded` counts the evaluations of the rest. */
function createWorker(world: World) {
  const loaded = vi.fn(() => createRest(world.deps));
  const start: Start = {
    now: () => world.now,
    paintBadge: world.deps.paintBadge,
    alarms: world.deps.alarms,
    look: (see) => readFirstLook(world.now, see, world.db.name),
    markAwake: (now) => markAwakeFirst(now, world.db.name),
    rest: async () => loaded(),
  };
  return { start, loaded };
}

/** Anna is connected and checked, her flow is forgotten: nothing waits until the next check. */
async function atRest(): Promise<World> {
  const world = await createWorld();
  await connectAnna(world);
  await world.db.flows.clear();
  await world.stores.askForCheck(null);
  await sweep(world.deps);
  world.alarms.length = 0;
  return world;
}

async function everything(world: World) {
  const tables = world.db.tables.filter(({ name }) => name !== 'sweeps' && name !== 'settings');
  return Promise.all(tables.map(async (table) => [table.name, await table.toArray()]));
}

const flow = (changes: Partial<FlowRow>): FlowRow => ({
  id: 'flow',
  kind: 'connect',
  network: 'custom',
  loginId: null,
  step: { name: 'queued' },
  startedAt: 0,
  endedAt: null,
  expiresAt: 0,
  workerId: 'a worker that died',
  ...changes,
});

describe('a wake that finds nothing due', () => {
  test('paints, sets the next alarm, notes that it was awake, and loads nothing else', async () => {
    const world = await atRest();
    const { start, loaded } = createWorker(world);
    world.forwardMs(MINUTE);
    world.faces.length = 0;
    await firstWake(start);
    await onAlarm(start);
    expect(loaded).not.toHaveBeenCalled();
    expect(new Set(world.faces.map(({ title }) => title))).toEqual(
      new Set(['Relink: all profiles are connected']),
    );
    const next = await world.stores.nextWake(world.now);
    expect(world.alarms).toEqual([(next ?? 0) + 20_000]);
    expect(await world.stores.lastAwake()).toBe(world.now);
  });

  test('paints as soon as the counts are read, and what cannot be painted keeps nothing else back', async () => {
    const world = await atRest();
    const { start } = createWorker(world);
    const steps: string[] = [];
    const wake = firstWake({
      ...start,
      paintBadge: async () => {
        steps.push('painted');
        throw new Error('no toolbar');
      },
      look: async (see) => {
        const look = await start.look(see);
        steps.push('looked');
        return look;
      },
      alarms: { ...start.alarms, wakeEvery: async () => void steps.push('alarm') },
    });
    await expect(wake).rejects.toThrow('no toolbar');
    expect(steps).toEqual(['painted', 'looked', 'alarm']);
  });

  test('leaves nothing undone that a whole wake and a sweep would have done', async () => {
    const world = await atRest();
    world.forwardMs(MINUTE);
    const [before, shown] = [await everything(world), [...world.shown]];
    world.server.asked.length = 0;
    const { wake, sweep: sweepAll } = createRest(world.deps);
    await wake();
    await sweepAll();
    expect(await everything(world)).toEqual(before);
    expect([...world.shown]).toEqual(shown);
    expect(world.server.asked).toEqual([]);
  });
});

describe('the rest is loaded by an alarm', () => {
  test.each<[string, (world: World) => unknown]>([
    ['when a check is due', (world) => world.forwardMs(15 * MINUTE)],
    [
      'when a state changes by time',
      (world) => world.db.logins.toCollection().modify({ stateDueAt: world.now }),
    ],
    [
      'for an alert that waits',
      ({ db, now }) =>
        db.alerts.add({ key: 'disconnected|login:1|1', loginId: null, createdAt: now, sentAt: NEVER }),
    ],
    ['for a sweep without an end', (world) => world.db.sweeps.toCollection().modify({ endedAt: null })],
    ['for a flow whose worker died', ({ db }) => db.flows.add(flow({}))],
    [
      'for a flow that is forgotten',
      ({ db, now }) => db.flows.add(flow({ startedAt: now - DAY - 1, endedAt: now - DAY })),
    ],
    [
      'for a grant that is still to be ended',
      ({ db, now }) => db.endings.add({ loginId: 'gone', askedAt: now }),
    ],
    ['for an event of the future', ({ db, now }) => db.events.toCollection().modify({ at: now + 1 })],
    [
      'for a proof that lasts too long',
      (world) => world.db.logins.toCollection().modify({ verifyBy: world.now + 3 * DAY }),
    ],
    ['after a clock that went back', (world) => world.forwardMs(-HOUR)],
    [
      'after a long time without running',
      (world) => {
        world.forwardMs(31 * MINUTE);
        return world.db.logins.toCollection().modify({ nextCheckAt: world.now + MINUTE });
      },
    ],
    [
      'when everything lies too far ahead',
      (world) => world.db.logins.toCollection().modify({ nextCheckAt: world.now + 30 * DAY }),
    ],
    ['when Relink never ran before', ({ db }) => db.settings.clear()],
    ['when the database cannot be read', ({ db }) => db.delete()],
  ])('%s', async (_, happen) => {
    const world = await atRest();
    await happen(world);
    const { start } = createWorker(world);
    const swept = vi.fn(async () => true);
    await onAlarm({ ...start, rest: async () => ({ ...createRest(world.deps), sweep: swept }) });
    expect(swept).toHaveBeenCalledOnce();
  });
});
