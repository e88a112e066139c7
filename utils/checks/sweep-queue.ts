import PQueue from 'p-queue';
import type { LoginRow } from '@/utils/db/rows';

/** How many logins are asked about at once: in all, and of one server. */
const AT_ONCE = 8;
const AT_ONCE_PER_SERVER = 4;
/** Logins of one server that are prepared together, and how many such portions there are at once: one ahead of another. */
const PORTION = 16;
const PORTIONS = 2;
/** Logins that may wait in all; enough for a slow server not to keep those of others out. */
const ROOM = 1_000;

/** `failing`: the server's logins must be judged together. `paused`: the server wants no more requests for now. */
export type Standing = 'fine' | 'failing' | 'paused';

/** The steps of one check. Only `ask` is bounded by the servers' slots: a slot waits for the network, not for the disk. */
export interface SweepSteps<Prepared, Result> {
  readonly prepare: (logins: readonly LoginRow[]) => Promise<Prepared>;
  readonly ask: (prepared: Prepared, login: LoginRow) => Promise<Result>;
  /** What an answer means for its server: known before it is written, so that no request too many goes out. */
  readonly standingAfter: (result: Result) => Standing;
  readonly record: (login: LoginRow, result: Result) => Promise<void>;
  /** Called after a failing answer, once the server has no check left. */
  readonly settle: (login: LoginRow) => Promise<void>;
}

/** Checks of logins under way: bounded in all and per server, so that a slow server holds up nobody but itself. */
export interface SweepQueue {
  /** `ours`: whether a login that has waited may still be checked; one that may not is dropped. */
  readonly add: (logins: readonly LoginRow[], ours: () => boolean) => void;
  /** Resolves when another batch is worth fetching. */
  readonly hasRoom: () => Promise<void>;
  /** Rejects with the first error; none of them stops the other checks. */
  readonly idle: () => Promise<void>;
}

interface Server {
  readonly portions: PQueue;
  readonly slots: PQueue;
  /** Logins without a recorded result. */
  open: number;
  troubled: boolean;
  /** Whether it has asked for a pause: its logins that still wait here are postponed with that answer. */
  paused: boolean;
}

/** @returns an empty queue that takes logins through these steps */
export function createSweepQueue<Prepared, Result>(steps: SweepSteps<Prepared, Result>): SweepQueue {
  const all = new PQueue({ concurrency: AT_ONCE });
  const servers = new Map<string, Server>();
  const running = new Set<Promise<void>>();
  const errors: unknown[] = [];
  let waiting = 0;

  const ask = async (server: Server, prepared: Prepared, login: LoginRow) => {
    const result = await steps.ask(prepared, login);
    const standing = steps.standingAfter(result);
    server.troubled ||= standing === 'failing';
    server.paused ||= standing === 'paused';
    return { result };
  };

  const askInTurn = (server: Server, prepared: Prepared, login: LoginRow, ours: () => boolean) =>
    server.slots.add(() =>
      all.add(async () => (ours() && !server.paused ? ask(server, prepared, login) : null)),
    );

  const check = async (server: Server, prepared: Prepared, login: LoginRow, ours: () => boolean) => {
    const asked = await askInTurn(server, prepared, login, ours);
    if (asked) await steps.record(login, asked.result);
  };

  const finish = async (server: Server, login: LoginRow): Promise<void> => {
    waiting -= 1;
    server.open -= 1;
    if (!server.troubled || server.open > 0) return;
    server.troubled = false;
    await steps.settle(login);
  };

  const note = (error: unknown) => void errors.push(error);

  const checkPortion = async (server: Server, logins: readonly LoginRow[], ours: () => boolean) => {
    const prepared = steps.prepare(logins);
    await Promise.all(
      logins.map((login) =>
        prepared
          .then((ready) => check(server, ready, login, ours))
          .catch(note)
          .then(() => finish(server, login))
          .catch(note),
      ),
    );
  };

  const start = (server: Server, logins: readonly LoginRow[], ours: () => boolean): void => {
    server.open += logins.length;
    waiting += logins.length;
    const work = server.portions
      .add(() => checkPortion(server, logins, ours))
      .finally(() => running.delete(work));
    running.add(work);
  };

  return {
    add: (logins, ours) => {
      for (const [key, own] of Map.groupBy(logins, ({ network, server }) => `${network}|${server}`)) {
        const server = servers.get(key) ?? newServer();
        servers.set(key, server);
        for (let from = 0; from < own.length; from += PORTION)
          start(server, own.slice(from, from + PORTION), ours);
      }
    },
    hasRoom: async () => {
      while (waiting >= ROOM) await Promise.race(running);
    },
    idle: async () => {
      await Promise.all(running);
      if (errors.length > 0) throw errors[0];
    },
  };
}

function newServer(): Server {
  return {
    portions: new PQueue({ concurrency: PORTIONS }),
    slots: new PQueue({ concurrency: AT_ONCE_PER_SERVER }),
    open: 0,
    troubled: false,
    paused: false,
  };
}
