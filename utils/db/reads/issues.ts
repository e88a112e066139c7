import type { RelinkDatabase } from '../database';
import { readChoices } from './choices';

/** @returns how many tasks count at `now`, and how many sign-ins are not finished */
export async function countIssues(db: RelinkDatabase, now: number): Promise<number> {
  const [tasks, shelved, choices] = await Promise.all([
    db.tasks.count(),
    db.tasks.where('shelf.until').above(now).count(),
    readChoices(db),
  ]);
  return tasks - shelved + choices.length;
}
