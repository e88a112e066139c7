import type { RelinkDatabase } from '../database';

/** @returns how many profiles need somebody, now or soon */
export function countIssues(db: RelinkDatabase): Promise<number> {
  return db.profiles.where('state').anyOf('disconnected', 'expiring').count();
}
