import { repaintBadge } from '@/utils/badge/repaint';
import { Failure } from '@/utils/core/failure';
import { DAY } from '@/utils/core/time';
import type { Deps } from '@/utils/ports/deps';
import { snoozed } from '@/utils/tasks/shelf';

/** Longer would be forgetting: a grant that nobody mends within a year has ended at most networks. */
const LONGEST = 366 * DAY;

/**
 * Puts a task off until a moment, out of the count but not out of sight, or takes it back into the count with null. A task
 * that is gone by then needs nothing.
 * @throws Failure `bad_input` for a moment that is past or more than a year ahead
 */
export async function snooze(
  deps: Pick<Deps, 'now' | 'stores' | 'paintBadge'>,
  taskId: string,
  until: number | null,
): Promise<void> {
  const now = deps.now();
  if (until !== null && (until <= now || until > now + LONGEST)) throw new Failure('bad_input');
  await deps.stores.shelveTask(taskId, snoozed(until, now));
  await repaintBadge(deps);
}
