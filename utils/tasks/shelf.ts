import type { Shelf, TaskRow } from '@/utils/db/rows';

/** Whether a task is out of the count at a moment. Nothing has to be written when its time is over. */
export function isShelved({ shelf }: Pick<TaskRow, 'shelf'>, now: number): boolean {
  return shelf !== null && shelf.until > now;
}

/** @returns the shelf of a task that is snoozed until `until` (milliseconds since the epoch), null to take it off */
export function snoozed(until: number | null, now: number): Shelf | null {
  return until === null || until <= now ? null : { kind: 'snoozed', since: now, until };
}

/** @returns the shelf after a clock that ran ahead has come back: it lasts no longer than it was going to */
export function clampedShelf(shelf: Shelf | null, now: number): Shelf | null {
  if (shelf === null || shelf.since <= now) return shelf;
  return { ...shelf, since: now, until: now + (shelf.until - shelf.since) };
}

/** @returns how many profiles count in each state, of all of them and the tasks that are put off */
export function countedProfiles(disconnected: number, expiring: number, shelved: readonly TaskRow[]) {
  const sum = (of: (task: TaskRow) => number) => shelved.reduce((total, task) => total + of(task), 0);
  const broken = sum((task) => task.disconnected);
  const ending = sum((task) => task.expiring);
  return { disconnected: disconnected - broken, expiring: expiring - ending, shelved: broken + ending };
}
