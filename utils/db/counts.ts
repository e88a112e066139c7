import type { RelinkDatabase } from './database';
import { readChoices } from './reads/choices';

/** What the badge is made of. */
export interface ProfileCounts {
  readonly disconnected: number;
  readonly expiring: number;
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
      db.transaction('r', [db.profiles, db.logins, db.flows], async () => {
        const [disconnected, expiring, stale, linked] = await Promise.all([
          db.profiles.where('state').equals('disconnected').count(),
          db.profiles.where('state').equals('expiring').count(),
          db.logins.where('verifyBy').below(now).limit(1).count(),
          db.profiles.where('state').anyOf('connected', 'expiring', 'disconnected').limit(1).count(),
        ]);
        const empty = linked === 0;
        // There are few flows, and they are asked for only where there is nothing else.
        const unchosen = empty && (await readChoices(db)).length > 0;
        return { disconnected, expiring, unverified: stale > 0, empty, unchosen };
      }),
  };
}
