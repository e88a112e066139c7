import type { RelinkDatabase } from './database';
import type { QueueRow } from './rows';

/** The one queue of sign-ins that a person goes through, as far as there is one. */
export function createQueueStore(db: RelinkDatabase) {
  return {
    putQueue: (queue: QueueRow): Promise<string> => db.queues.put(queue),
    /** Passes over one sign-in. @returns whether there is such a queue */
    skipInQueue: async (loginId: string): Promise<boolean> =>
      (await db.queues.toCollection().modify((queue) => {
        Object.assign(queue, { skipped: [...new Set([...queue.skipped, loginId])] });
      })) > 0,
    endQueue: (): Promise<void> => db.queues.clear(),
  };
}
