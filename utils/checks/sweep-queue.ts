import PQueue from 'p-queue';
import type { LoginRow } from '@/utils/db/rows';

/** How many logins are checked at once: in all, and of one server. */
const AT_ONCE = 8;
const AT_ONCE_PER_SERVER = 4;

/** Checks of logins under way: bounded in all and per server, so that a slow server holds up nobody but itself. */
export interface SweepQueue {
  readonly add: (login: LoginRow) => void;
  /** Resolves when another batch is worth fetching. */
  readonly hasRoom: () => Promise<void>;
  readonly idle: () => Promise<void>;
}

/**
 * `check` returns whether the answer was a failing one; `settle` is then called once the server's queue has run empty.
 * Their errors do not stop the other checks; `idle` rejects with the first.
 */
export function createSweepQueue(
  check: (login: LoginRow) => Promise<boolean>,
  settle: (login: LoginRow) => Promise<void>,
): SweepQueue {
  const all = new PQueue({ concurrency: AT_ONCE });
  const servers = new Map<string, { queue: PQueue; troubled: boolean }>();
  const running = new Set<Promise<void>>();
  const errors: unknown[] = [];

  const run = async (login: LoginRow): Promise<void> => {
    const key = `${login.network}|${login.server}`;
    const server = servers.get(key) ?? {
      queue: new PQueue({ concurrency: AT_ONCE_PER_SERVER }),
      troubled: false,
    };
    servers.set(key, server);
    const failing = await server.queue.add(() => all.add(() => check(login)));
    server.troubled ||= failing;
    if (!server.troubled || server.queue.size + server.queue.pending > 0) return;
    server.troubled = false;
    await settle(login);
  };

  return {
    add: (login) => {
      const work = run(login)
        .catch((error: unknown) => void errors.push(error))
        .finally(() => running.delete(work));
      running.add(work);
    },
    hasRoom: () => all.onSizeLessThan(AT_ONCE),
    idle: async () => {
      await Promise.all(running);
      if (errors.length > 0) throw errors[0];
    },
  };
}
