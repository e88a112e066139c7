import { describe, expect, test } from 'vitest';
import { startQueue } from '@/utils/connections/queue';
import type { FlowRow, FlowStep } from '@/utils/db/rows';
import { queueProgress } from '@/utils/tasks/queue';
import { connectAnna, createWorld } from '../world/world';

const NOW = 1_000;
const queue = { id: 'reconnect', startedAt: NOW, loginIds: ['a', 'b', 'c'], skipped: [] } as const;
const flow = (
  loginId: string,
  step: FlowStep,
  changes: Partial<FlowRow> = {},
): readonly [string, FlowRow] => [
  loginId,
  {
    id: loginId,
    kind: 'reconnect',
    network: 'facebook',
    loginId,
    step,
    startedAt: NOW + 1,
    endedAt: null,
    expiresAt: NOW + 100,
    workerId: 'w',
    ...changes,
  },
];
const all = new Set(['a', 'b', 'c']);
const done: FlowStep = { name: 'done', profiles: 1 };
const failed: FlowStep = { name: 'failed', code: 'window_closed', detail: {} };

describe('a queue of reconnects', () => {
  test('begins with the first, and takes no notice of what was signed in to before', () => {
    const before = new Map([flow('a', done, { startedAt: NOW - 1 })]);
    expect(queueProgress(queue, before, all, NOW)).toMatchObject({
      position: 1,
      current: { loginId: 'a', state: 'waiting' },
    });
  });

  test('goes on with the next once a sign-in is done, is skipped, or needs nobody any more', () => {
    const flows = new Map([flow('a', done)]);
    expect(queueProgress(queue, flows, all, NOW)).toMatchObject({ position: 2, current: { loginId: 'b' } });
    const skipped = { ...queue, skipped: ['b'] };
    expect(queueProgress(skipped, flows, all, NOW).current).toMatchObject({ loginId: 'c' });
    const mended = queueProgress(queue, flows, new Set(['c']), NOW);
    expect(mended.items.map(({ state }) => state)).toEqual(['done', 'mended', 'waiting']);
  });

  test('stays at one that failed until it is tried again or skipped', () => {
    const flows = new Map([flow('a', failed)]);
    expect(queueProgress(queue, flows, all, NOW).current).toMatchObject({ loginId: 'a', state: 'failed' });
    expect(queueProgress({ ...queue, skipped: ['a'] }, flows, all, NOW)).toMatchObject({
      position: 2,
      items: [{ state: 'failed' }, { state: 'waiting' }, { state: 'waiting' }],
    });
    const again = new Map([flow('a', { name: 'waiting' }, { startedAt: NOW + 5 })]);
    expect(queueProgress(queue, again, all, NOW).current).toMatchObject({ state: 'under_way' });
  });

  test('a sign-in whose window was lost has failed once its time is over', () => {
    const flows = new Map([flow('a', { name: 'waiting' })]);
    expect(queueProgress(queue, flows, all, NOW + 100).current).toMatchObject({ state: 'failed' });
  });

  test('is through when nothing is left', () => {
    const flows = new Map([flow('a', done), flow('b', failed), flow('c', done)]);
    expect(queueProgress({ ...queue, skipped: ['b'] }, flows, all, NOW)).toMatchObject({
      current: null,
      position: 3,
    });
  });
});

test('a queue holds logins that can be signed in to again, each once, and replaces the one before', async () => {
  const world = await createWorld();
  const id = await connectAnna(world);
  expect(await startQueue(world.deps, [id, 'nobody', id])).toBe(1);
  expect(await world.db.queues.toArray()).toMatchObject([{ loginIds: [id], skipped: [] }]);
  await world.stores.skipInQueue(id);
  await world.stores.skipInQueue(id);
  expect(await world.db.queues.toArray()).toMatchObject([{ skipped: [id] }]);
  await expect(startQueue(world.deps, ['nobody'])).rejects.toMatchObject({ code: 'bad_input' });
  await world.stores.endQueue();
  expect(await world.stores.skipInQueue(id)).toBe(false);
});
