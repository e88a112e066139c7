import { Dexie } from 'dexie';
import type { RelinkDatabase } from './database';
import type { EventRow, LoginRow, ProfileRow } from './rows';
import { NEVER } from './rows';

/** Reads of logins and their profiles. */
export function createLoginStore(db: RelinkDatabase) {
  return {
    getLogin: (id: string): Promise<LoginRow | undefined> => db.logins.get(id),

    getLoginByAccount: (accountKey: string): Promise<LoginRow | undefined> => db.logins.get({ accountKey }),

    getProfile: (id: string): Promise<ProfileRow | undefined> => db.profiles.get(id),

    profilesOf: (loginId: string): Promise<ProfileRow[]> =>
      db.profiles.where('loginId').equals(loginId).toArray(),

    /** How the last sign-in of a login ended, as far as somebody signed in; undefined before the first. */
    lastSignIn: (loginId: string): Promise<EventRow | undefined> =>
      db.events
        .where('[loginId+at]')
        .between([loginId, Dexie.minKey], [loginId, Dexie.maxKey])
        .reverse()
        .filter(({ kind }) => kind === 'connected' || kind === 'reconnected' || kind === 'wrong_account')
        .first(),

    /** Logins whose state changes by time alone before or at `now`. */
    stateDueLogins: (now: number): Promise<string[]> =>
      db.logins.where('stateDueAt').belowOrEqual(now).primaryKeys(),

    /** Logins whose date is `until` at the latest, and these others. */
    loginsEndingBy: async (until: number, others: readonly string[]): Promise<LoginRow[]> => {
      const ending = await db.logins.where('humanNeededAt').belowOrEqual(until).toArray();
      const known = new Set(ending.map(({ id }) => id));
      const rest = await db.logins.bulkGet(others.filter((id) => !known.has(id)));
      return [...ending, ...rest.filter((login) => login !== undefined)];
    },

    /** The next moment at which anything is due, or a task that was put off counts again; or null. */
    nextWake: async (now: number): Promise<number | null> => {
      const [check, state, shelved] = await Promise.all([
        db.logins.where('nextCheckAt').below(NEVER).first(),
        db.logins.where('stateDueAt').below(NEVER).first(),
        db.tasks.where('shelf.until').above(now).first(),
      ]);
      const next = Math.min(
        check?.nextCheckAt ?? NEVER,
        state?.stateDueAt ?? NEVER,
        shelved?.shelf?.until ?? NEVER,
      );
      return next === NEVER ? null : next;
    },

    /** Logins granted before `before` that carry no linked profile. */
    unwatchedLogins: async (before: number): Promise<string[]> => {
      const linked = db.profiles.where('state').notEqual('unlinked');
      const watched = new Set((await linked.toArray()).map((profile) => profile.loginId));
      return db.logins
        .filter((login) => login.grant !== null && login.grant.grantedAt < before && !watched.has(login.id))
        .primaryKeys();
    },

    /** How many profiles are disconnected because the network refuses this app, and since when. */
    appTrouble: async (appId: string): Promise<{ profiles: number; since: number }> => {
      const logins = await db.logins
        .where('appId')
        .equals(appId)
        .and((login) => login.death?.cause === 'app_problem')
        .toArray();
      const profiles = await db.profiles
        .where('loginId')
        .anyOf(logins.map((login) => login.id))
        .and((profile) => profile.cause === 'app_problem')
        .count();
      return { profiles, since: Math.min(...logins.map((login) => login.death?.at ?? NEVER)) };
    },
  };
}
