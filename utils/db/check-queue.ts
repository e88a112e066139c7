import { needsPerson } from '@/utils/health/verdict';
import type { NetworkId } from '@/utils/networks/network';
import type { RelinkDatabase } from './database';
import { ASKED, type LoginRow, NEVER } from './rows';

/** The queue of checks: `nextCheckAt` of the logins is all there is to it, so it survives every death of the worker. */
export function createCheckQueueStore(db: RelinkDatabase) {
  return {
    countDue: (now: number): Promise<number> => db.logins.where('nextCheckAt').belowOrEqual(now).count(),

    /**
     * Takes logins whose check is due out of the queue until `until`, the longest due (and those asked for by the person,
     * at `ASKED`) first. If the worker dies while it checks them they come back by themselves, and one that kills the
     * worker each time does not block the others. Read and taken in one transaction: who asks after it asks anew.
     */
    claimDueLogins: (now: number, limit: number, until: number): Promise<LoginRow[]> =>
      db.transaction('rw', db.logins, async () => {
        const due = await db.logins.where('nextCheckAt').belowOrEqual(now).limit(limit).toArray();
        await db.logins.bulkPut(due.map((login) => ({ ...login, nextCheckAt: until })));
        return due;
      }),

    /**
     * Puts those back at the head of the queue that the person has asked for and a worker that died had taken out of it.
     * A server that has asked for a pause is left alone.
     */
    askAgain: async (now: number): Promise<number> => {
      const paused = await pausedServers(db, now);
      return db.logins
        .where('nextCheckAt')
        .between(now, NEVER, false, false)
        .and((login) => login.checkAsked && !paused.has(serverOf(login)))
        .modify({ nextCheckAt: ASKED });
    },

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
        .modify({ nextCheckAt: ASKED, checkAsked: true });
    },

    /** Makes every login due whose last checks could not tell, unless its server has asked for a pause. @returns how many */
    retryFailed: async (now: number): Promise<number> => {
      const paused = await pausedServers(db, now);
      return db.logins
        .where('nextCheckAt')
        .below(NEVER)
        .and((login) => login.failures > 0 && !paused.has(serverOf(login)))
        .modify({ nextCheckAt: ASKED });
    },

    /**
     * Postpones every login of a server that is due before `until` (a rate limit concerns them all), and writes on each
     * that it could not be checked for that reason: who makes checks due later leaves a pause alone.
     */
    postponeServer: (network: string, server: string, until: number, now: number): Promise<number> =>
      db.logins
        .where('[network+server]')
        .equals([network, server])
        .and((login) => login.nextCheckAt < until && login.grant !== null)
        .modify((login) => void Object.assign(login, { nextCheckAt: until, unknown: paused(login, now) })),

    /** @returns whether the server of a login has asked for a pause that is not over at `now` */
    pausesAt: async (now: number): Promise<(login: LoginRow) => boolean> => {
      const paused = await pausedServers(db, now);
      return (login) => paused.has(serverOf(login));
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

/** What only the person can mend is still what keeps a login from being checked, whatever its server asks for. */
function paused({ unknown }: LoginRow, now: number): LoginRow['unknown'] {
  if (unknown && (needsPerson(unknown.reason) || unknown.reason === 'rate_limited')) return unknown;
  return { reason: 'rate_limited', since: unknown?.since ?? now, evidence: null };
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
