import type { RelinkDatabase } from './database';

/** What the badge is made of. */
export interface ProfileCounts {
  readonly disconnected: number;
  readonly expiring: number;
  /** Whether any login's proof is too old. */
  readonly unverified: boolean;
  /** Whether there is any profile at all. */
  readonly empty: boolean;
}

/** Index reads only: the cost follows the number of profiles that need somebody, not of those that are well. */
export function createCountStore(db: RelinkDatabase) {
  return {
    countProfiles: (now: number): Promise<ProfileCounts> =>
      db.transaction('r', [db.profiles, db.logins], async () => {
        const [disconnected, expiring, stale, linked] = await Promise.all([
          db.profiles.where('state').equals('disconnected').count(),
          db.profiles.where('state').equals('expiring').count(),
          db.logins.where('verifyBy').below(now).limit(1).count(),
          db.profiles.where('state').anyOf('connected', 'expiring', 'disconnected').limit(1).count(),
        ]);
        return { disconnected, expiring, unverified: stale > 0, empty: linked === 0 };
      }),
  };
}
