import { ASKED } from '@/utils/db/rows';
import type { Deps } from '@/utils/ports/deps';

/** @returns whether a dead worker has left a sweep without an end, or one that was asked for and has not begun */
export async function isSweepLeft(deps: Pick<Deps, 'stores'>): Promise<boolean> {
  const [last, asked] = await Promise.all([deps.stores.getSweep(), deps.stores.countDue(ASKED)]);
  return last?.endedAt === null || asked > 0;
}

/**
 * Puts what the person has asked for, and a dead worker had taken out of the queue, at its head again; but once only: a
 * login that kills the worker must not do so without end. To be called with the sweep's lock.
 */
export async function takeUpSweep(deps: Pick<Deps, 'now' | 'stores'>): Promise<void> {
  const last = await deps.stores.getSweep();
  if (last?.endedAt !== null || last.resumed) return;
  await deps.stores.putSweep({ ...last, resumed: true });
  await deps.stores.askAgain(deps.now());
}
