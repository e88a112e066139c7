import { describe, expect, test } from 'vitest';
import { createSweepQueue, type Standing } from '@/utils/checks/sweep-queue';
import type { LoginRow } from '@/utils/db/rows';
import { loginRow } from '../../bench/rows';

const FAST = 'https://fast.example';
const SLOW = 'https://slow.example';

const logins = (server: string, count: number): LoginRow[] =>
  Array.from({ length: count }, (_, index) => loginRow(index, server, 0));

const ours = () => true;

/** Steps that only count, with a gate that answers of the slow server wait for. */
function createSteps(outcome: (login: LoginRow) => Standing = () => 'fine') {
  const gate = Promise.withResolvers<void>();
  const seen = {
    prepared: 0,
    most: 0,
    asking: 0,
    asked: 0,
    recorded: [] as string[],
    settled: [] as string[],
  };
  return {
    seen,
    gate,
    prepare: async (portion: readonly LoginRow[]) => {
      seen.prepared += portion.length;
    },
    ask: async (_: unknown, login: LoginRow) => {
      seen.asking += 1;
      seen.asked += 1;
      seen.most = Math.max(seen.most, seen.asking);
      await (login.server === SLOW ? gate.promise : Promise.resolve());
      seen.asking -= 1;
      return login;
    },
    standingAfter: outcome,
    record: async (login: LoginRow) => {
      seen.recorded.push(login.server);
    },
    settle: async ({ server }: LoginRow) => {
      seen.settled.push(server);
    },
  };
}

describe('the queue of a sweep', () => {
  test('a server that does not answer holds up nobody else', async () => {
    const steps = createSteps();
    const fastDone = Promise.withResolvers<void>();
    const record = async (login: LoginRow) => {
      await steps.record(login);
      if (steps.seen.recorded.length === 100) fastDone.resolve();
    };
    const queue = createSweepQueue({ ...steps, record });
    queue.add([...logins(SLOW, 100), ...logins(FAST, 100)], ours);
    await fastDone.promise;
    expect(new Set(steps.seen.recorded)).toEqual(new Set([FAST]));
    steps.gate.resolve();
    await queue.idle();
    expect(steps.seen.recorded.length).toBe(200);
  });

  test('asks one server four things at once, and opens few grants ahead', async () => {
    const steps = createSteps();
    const queue = createSweepQueue(steps);
    queue.add(logins(SLOW, 200), ours);
    await new Promise<void>((resolve) => setImmediate(resolve));
    expect([steps.seen.asking, steps.seen.prepared]).toEqual([4, 32]);
    steps.gate.resolve();
    await queue.idle();
    expect([steps.seen.most, steps.seen.prepared]).toEqual([4, 200]);
  });

  test('settles a server once all its answers are written, and only after a failing one', async () => {
    const steps = createSteps(({ id, server }) => (server === FAST && id === 'login-3' ? 'failing' : 'fine'));
    const queue = createSweepQueue(steps);
    steps.gate.resolve();
    queue.add([...logins(FAST, 20), ...logins(SLOW, 20)], ours);
    await queue.idle();
    expect(steps.seen.settled).toEqual([FAST]);
  });

  test('drops what has waited beyond its claim', async () => {
    const steps = createSteps();
    let claimed = true;
    const queue = createSweepQueue(steps);
    queue.add(logins(SLOW, 10), () => claimed);
    await new Promise<void>((resolve) => setImmediate(resolve));
    claimed = false;
    steps.gate.resolve();
    await queue.idle();
    expect(steps.seen.recorded.length).toBe(4);
  });

  test('asks nothing more of a server that wants a pause, and goes on with the others', async () => {
    const steps = createSteps(({ server }) => (server === SLOW ? 'paused' : 'fine'));
    const queue = createSweepQueue(steps);
    steps.gate.resolve();
    queue.add([...logins(SLOW, 100), ...logins(FAST, 20)], ours);
    await queue.idle();
    const asked = (server: string) => steps.seen.recorded.filter((recorded) => recorded === server).length;
    expect(asked(FAST)).toBe(20);
    expect(asked(SLOW)).toBeLessThanOrEqual(8);
  });

  test('knows of the pause before the answer is written', async () => {
    const steps = createSteps(() => 'paused');
    const disk = Promise.withResolvers<void>();
    const queue = createSweepQueue({ ...steps, record: () => disk.promise });
    steps.gate.resolve();
    queue.add(logins(SLOW, 100), ours);
    await new Promise<void>((resolve) => setImmediate(resolve));
    disk.resolve();
    await queue.idle();
    expect(steps.seen.asked).toBe(4);
  });

  test('one error stops no other check, and comes out at the end', async () => {
    const steps = createSteps();
    const record = (login: LoginRow) =>
      login.id === 'login-2' ? Promise.reject(new Error('disk full')) : steps.record(login);
    const queue = createSweepQueue({ ...steps, record });
    queue.add(logins(FAST, 10), ours);
    await expect(queue.idle()).rejects.toThrow('disk full');
    expect(steps.seen.recorded.length).toBe(9);
  });
});
