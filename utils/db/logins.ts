import type { NetworkId } from '@/utils/networks/network';
import type { RelinkDatabase } from './database';
import type { LoginRow, ProfileRow } from './rows';
import { NEVER } from './rows';

/** Reads and queue operations on logins. */
export function createLoginStore(db: RelinkDatabase) {
  return {
    getLogin: (id: string): Promise<LoginRow | undefined> => db.logins.get(id),

    getLoginByAccount: (accountKey: string): Promise<LoginRow | undefined> => db.logins.get({ accountKey }),

    getProfile: (id: string): Promise<ProfileRow | undefined> => db.profiles.get(id),

    profilesOf: (loginId: string): Promise<ProfileRow[]> =>
      db.profiles.where('loginId').equals(loginId).toArray(),

    /** Logins whose check is due, the longest due (and those asked for by the person, at 0) first. */
    dueLogins: (now: number, limit: number): Promise<LoginRow[]> =>
      db.logins.where('nextCheckAt').belowOrEqual(now).limit(limit).toArray(),

    countDue: (now: number): Promise<number> => db.logins.where('nextCheckAt').belowOrEqual(now).count(),

    /**
     * Takes logins out of the queue until `until`: if the worker dies while it checks them they come back by
     * themselves, and one that kills the worker each time does not block the others. One that was unlinked since it was
     * read stays out for good.
     */
    claimLogins: (logins: readonly LoginRow[], until: number): Promise<number> =>
      db.logins
        .where('id')
        .anyOf(logins.map((login) => login.id))
        .and((login) => login.grant !== null)
        .modify({ nextCheckAt: until }),

    /**
     * Puts one login, or all, at the head of the queue; a server that has asked for a pause beyond `now` is left alone.
     * @returns how many
     */
    askForCheck: async (loginId: string | null, now: number = NEVER): Promise<number> => {
      const paused = await pausedServers(db, now);
      const asked =
        loginId === null
          ? db.logins.where('nextCheckAt').below(NEVER)
          : db.logins.where('id').equals(loginId);
      return asked
        .and((login) => login.grant !== null && !paused.has(serverOf(login)))
        .modify({ nextCheckAt: 0, checkAsked: true });
    },

    /** Makes every login due whose last checks could not tell, unless its server has asked for a pause. @returns how many */
    retryFailed: async (now: number): Promise<number> => {
      const paused = await pausedServers(db, now);
      return db.logins
        .where('nextCheckAt')
        .below(NEVER)
        .and((login) => login.failures > 0 && !paused.has(serverOf(login)))
        .modify({ nextCheckAt: 0 });
    },

    /** Postpones every login of a server that is due before `until` (a rate limit concerns them all). */
    postponeServer: (network: string, server: string, until: number): Promise<number> =>
      db.logins
        .where('[network+server]')
        .equals([network, server])
        .and((login) => login.nextCheckAt < until && login.grant !== null)
        .modify({ nextCheckAt: until }),

    /** Logins whose state changes by time alone before or at `now`. */
    stateDueLogins: (now: number): Promise<string[]> =>
      db.logins.where('stateDueAt').belowOrEqual(now).primaryKeys(),

    /** The next moment at which anything is due, or null. */
    nextWake: async (): Promise<number | null> => {
      const [check, state] = await Promise.all([
        db.logins.where('nextCheckAt').below(NEVER).first(),
        db.logins.where('stateDueAt').below(NEVER).first(),
      ]);
      const next = Math.min(check?.nextCheckAt ?? NEVER, state?.stateDueAt ?? NEVER);
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

    /** Gives every login the new rhythm after the interval was changed: none waits longer, but for a pause asked for. */
    boundNextCheck: async (now: number, rhythmOf: (network: NetworkId) => number): Promise<number> => {
      const paused = await pausedServers(db, now);
      const waitsTooLong = (login: LoginRow) => login.nextCheckAt > now + rhythmOf(login.network);
      return db.logins
        .where('nextCheckAt')
        .between(now, NEVER, false, false)
        .and((login) => waitsTooLong(login) && !paused.has(serverOf(login)))
        .modify((login) => {
          Object.assign(login, { nextCheckAt: now + rhythmOf(login.network) });
        });
    },
  };
}

function serverOf({ network, server }: LoginRow): string {
  return `${network}|${server}`;
}

/** The servers that have asked for a pause which is not over yet. */
async function pausedServers(db: RelinkDatabase, now: number): Promise<ReadonlySet<string>> {
  const limited = await db.logins
    .where('nextCheckAt')
    .above(now)
    .and((login) => login.unknown?.reason === 'rate_limited')
    .toArray();
  return new Set(limited.map(serverOf));
}
