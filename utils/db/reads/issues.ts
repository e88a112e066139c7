import type { RelinkDatabase } from '../database';
import { readChoices } from './choices';

/** @returns how many profiles need somebody, now or soon, and how many sign-ins are not finished */
export async function countIssues(db: RelinkDatabase): Promise<number> {
  const [profiles, choices] = await Promise.all([
    db.profiles.where('state').anyOf('disconnected', 'expiring').count(),
    readChoices(db),
  ]);
  return profiles + choices.length;
}
