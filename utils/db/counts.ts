import { countedProfiles } from '@/utils/tasks/shelf';
import type { RelinkDatabase } from './database';
import { readChoices } from './reads/choices';

/** What the badge is made of. */
export interface ProfileCounts {
  /** Profiles whose task is not put off. */
  readonly disconnected: number;
  readonly expiring: number;
  /** Profiles whose task the person has put off. */
  readonly shelved: number;
  /** Whether any login's proof is too old. */
  readonly unverified: boolean;
  /** Whether there is any profile at all. */
  readonly empty: boolean;
  /** Whether there is none because the choice of a sign-in was not made yet. */
  readonly unchosen: boolean;
}

/** Index reads only: the cost follows the number of profiles that need somebody, not of those that are well. */
export function createCountStore(db: RelinkDatabase) {
  return {
    countProfiles: (now: number): Promise<ProfileCounts> =>
      db.transaction('r', [db.profiles, db.logins, db.flows, db.tasks], async () => {
        const [disconnected, expiring, stale, linked, shelved] = await Promise.all([
          db.profiles.where('state').equals('disconnected').count(),
          db.profiles.where('state').equals('expiring').count(),
          db.logins.where('verifyBy').below(now).limit(1).count(),
          db.profiles.where('state').anyOf('connected', 'expiring', 'disconnected').limit(1).count(),
          db.tasks.where('shelf.until').above(now).toArray(),
        ]);
        const empty = linked === 0;
        // There are few flows, and they are asked for only where there is nothing else.
        const unchosen = empty && (await readChoices(db)).length > 0;
        return {
          ...countedProfiles(disconnected, expiring, shelved),
          unverified: stale > 0,
          empty,
          unchosen,
        };
      }),
  };
}
