import type { TaskRow } from '@/utils/db/rows';
import type { TaskOfLogin } from './tasks-of';

/**
 * A task as it is stored, after what was stored before. What the person has put on it stays as long as it is the same
 * thing: what gets worse, or breaks for another reason, is news.
 */
export function storedTask(task: TaskOfLogin, before: TaskRow | undefined): TaskRow {
  const isSame =
    before?.cause === task.cause && !(before.state === 'expiring' && task.state === 'disconnected');
  return { ...task, shelf: isSame ? before.shelf : null };
}

/**
 * An app's task, of which each login tells its own part.
 * @param disconnected how many profiles hang on it now, of all logins
 * @returns null once none does
 */
export function storedAppTask(
  parts: readonly TaskOfLogin[],
  before: TaskRow | undefined,
  disconnected: number,
): TaskRow | null {
  const task = parts[0] ?? before;
  if (!task || disconnected === 0) return null;
  const known = before ? [...parts, before] : parts;
  const since = Math.min(...known.map((part) => part.since));
  return { ...storedTask(task, before), since, disconnected, rank: -since };
}

/** Whether two rows say the same, so that nothing has to be written. */
export function isSameTask(one: TaskRow | undefined, other: TaskRow): boolean {
  return one !== undefined && JSON.stringify(one) === JSON.stringify(other);
}
