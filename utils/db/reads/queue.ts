import { type QueueProgress, queueProgress } from '@/utils/tasks/queue';
import type { RelinkDatabase } from '../database';
import type { FlowRow, LoginRow } from '../rows';

/** The queue of reconnects as a page shows it. */
export interface ShownQueue {
  readonly progress: QueueProgress;
  readonly logins: ReadonlyMap<string, LoginRow>;
}

/** @returns the queue that a person goes through, or null where there is none */
export async function readQueue(db: RelinkDatabase, now: number): Promise<ShownQueue | null> {
  const queue = await db.queues.get('reconnect');
  if (!queue) return null;
  const [logins, flows, tasks] = await Promise.all([
    db.logins.bulkGet([...queue.loginIds]),
    db.flows.where('loginId').anyOf(queue.loginIds).toArray(),
    db.tasks.bulkGet(queue.loginIds.map((id) => `login ${id}`)),
  ]);
  const newest = new Map<string, FlowRow>();
  for (const flow of flows.toSorted((a, b) => a.startedAt - b.startedAt))
    if (flow.loginId !== null && flow.kind === 'reconnect') newest.set(flow.loginId, flow);
  const open = new Set(tasks.flatMap((task) => (task ? [task.loginId] : [])));
  return {
    progress: queueProgress(queue, newest, open, now),
    logins: new Map(logins.flatMap((login) => (login ? [[login.id, login]] : []))),
  };
}
