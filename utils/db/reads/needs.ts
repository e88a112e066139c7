import { saysMore } from '@/utils/health/verdict';
import type { RelinkDatabase } from '../database';
import type { LoginRow, ProfileRow } from '../rows';
import { type OpenChoice, readChoices } from './choices';

/** Profiles that need somebody, and what the header says. */
export interface Needs {
  readonly disconnected: readonly ProfileRow[];
  readonly expiring: readonly ProfileRow[];
  /** All of them, also those beyond the limit of the lists. */
  readonly disconnectedCount: number;
  readonly expiringCount: number;
  readonly logins: ReadonlyMap<string, LoginRow>;
  readonly any: boolean;
  /** The login whose proof is too old for longest; null when every proof is fresh. */
  readonly stalest: LoginRow | null;
  /** Sign-ins whose profiles were not chosen yet. */
  readonly choices: readonly OpenChoice[];
}

const LINKED = ['connected', 'expiring', 'disconnected'];

/**
 * Reads what a glance needs. Index reads only: the cost follows the number of profiles that need somebody, never the
 * number of those that are well.
 */
export function readNeeds(db: RelinkDatabase, now: number, limit: number): Promise<Needs> {
  return db.transaction('r', [db.profiles, db.logins, db.flows], async () => {
    const inState = (state: string) => db.profiles.where('state').equals(state);
    const [disconnected, expiring, disconnectedCount, expiringCount, linked, stalest, choices] =
      await Promise.all([
        inState('disconnected').limit(limit).toArray(),
        inState('expiring').limit(limit).toArray(),
        inState('disconnected').count(),
        inState('expiring').count(),
        db.profiles.where('state').anyOf(LINKED).limit(1).primaryKeys(),
        db.logins
          .where('verifyBy')
          .below(now)
          .filter((login) => !saysMore(login))
          .first(),
        readChoices(db),
      ]);
    const ids = [...new Set([...disconnected, ...expiring].map((profile) => profile.loginId))];
    const logins = new Map<string, LoginRow>();
    for (const login of await db.logins.bulkGet(ids)) if (login) logins.set(login.id, login);
    return {
      disconnected,
      expiring,
      disconnectedCount,
      expiringCount,
      logins,
      any: linked.length > 0,
      stalest: stalest ?? null,
      choices,
    };
  });
}
