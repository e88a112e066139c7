import type { FlowRow, QueueRow } from '@/utils/db/rows';

/** How one sign-in of the queue stands. */
export type QueueItem =
  | { readonly loginId: string; readonly state: 'waiting' | 'skipped' | 'mended' }
  | { readonly loginId: string; readonly state: 'under_way' | 'done' | 'failed'; readonly flow: FlowRow };

export interface QueueProgress {
  readonly items: readonly QueueItem[];
  /** The one that is to be done now; null once all are through. */
  readonly current: QueueItem | null;
  /** Its place, from 1; the number of all once they are through. */
  readonly position: number;
}

/**
 * How far a queue has come. Nothing of it is stored but who is in it: what became of each sign-in is told by the sign-ins
 * themselves, so that it goes on after a closed window or browser.
 * `flows`: the newest sign-in of each login. `open`: logins whose task is still there
 */
export function queueProgress(
  queue: QueueRow,
  flows: ReadonlyMap<string, FlowRow>,
  open: ReadonlySet<string>,
  now: number,
): QueueProgress {
  const items = queue.loginIds.map((loginId): QueueItem => {
    const flow = flows.get(loginId);
    if (flow && flow.startedAt >= queue.startedAt) return { loginId, state: stateOf(flow, queue, now), flow };
    if (queue.skipped.includes(loginId)) return { loginId, state: 'skipped' };
    return { loginId, state: open.has(loginId) ? 'waiting' : 'mended' };
  });
  const isLeft = ({ state, loginId }: QueueItem) =>
    state === 'waiting' || state === 'under_way' || (state === 'failed' && !queue.skipped.includes(loginId));
  const index = items.findIndex(isLeft);
  const current = items[index] ?? null;
  return { items, current, position: current ? index + 1 : items.length };
}

function stateOf(flow: FlowRow, queue: QueueRow, now: number): 'under_way' | 'done' | 'failed' {
  if (flow.step.name === 'done' || flow.step.name === 'choosing') return 'done';
  if (flow.step.name === 'failed' || queue.skipped.includes(flow.loginId ?? '')) return 'failed';
  return flow.expiresAt > now ? 'under_way' : 'failed';
}
