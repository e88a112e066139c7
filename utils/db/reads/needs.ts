import { saysMore } from '@/utils/health/verdict';
import type { RelinkDatabase } from '../database';
import type { LoginRow, TaskRow, TaskState } from '../rows';
import { type OpenChoice, readChoices } from './choices';
import { byState, countedNeeds, shownTasks } from './listed-tasks';
import type { Member } from './members';

/** A task as a card shows it. */
export interface ShownTask {
  readonly task: TaskRow;
  readonly login: LoginRow;
  /** What hangs on it, where that is one profile or there are few in all; else they are read when it is unfolded. */
  readonly members: readonly Member[];
}

/** How much there is to do that is not put off. */
export interface NeedCounts {
  readonly disconnected: number;
  readonly expiring: number;
  /** Profiles whose task is put off. */
  readonly shelved: number;
  /** Tasks by state, and how many of them are sign-ins. */
  readonly tasks: Readonly<Record<TaskState, number>>;
  readonly signIns: Readonly<Record<TaskState, number>>;
}

/** What needs somebody, and what the header says. */
export interface Needs {
  /** The most urgent first. */
  readonly disconnected: readonly ShownTask[];
  readonly expiring: readonly ShownTask[];
  /** Put off; the next that counts again first. */
  readonly shelved: readonly ShownTask[];
  /** All of it, also what is beyond the limit of the lists. */
  readonly counts: NeedCounts;
  readonly any: boolean;
  /** The login whose proof is too old for longest; null when every proof is fresh. */
  readonly stalest: LoginRow | null;
  /** Sign-ins whose profiles were not chosen yet. */
  readonly choices: readonly OpenChoice[];
}

const LINKED = ['connected', 'expiring', 'disconnected'];

/**
 * Reads what a glance needs. Index reads only: the cost follows the number of tasks, never the number of profiles that are
 * well.
 */
export function readNeeds(db: RelinkDatabase, now: number, limit: number): Promise<Needs> {
  return db.transaction('r', [db.profiles, db.logins, db.flows, db.tasks], async () => {
    const shelved = await db.tasks.where('shelf.until').above(now).toArray();
    const inState = (state: TaskState) =>
      db.tasks
        .where('[state+rank]')
        .between([state, -Infinity], [state, Infinity])
        .limit(limit + shelved.length)
        .toArray();
    const [disconnected, expiring, profiles, tasks, signIns, linked, stalest, choices] = await Promise.all([
      inState('disconnected'),
      inState('expiring'),
      byState((state) => db.profiles.where('state').equals(state).count()),
      byState((state) =>
        db.tasks.where('[state+rank]').between([state, -Infinity], [state, Infinity]).count(),
      ),
      byState((state) => db.tasks.where('[state+kind]').equals([state, 'sign_in']).count()),
      db.profiles.where('state').anyOf(LINKED).limit(1).primaryKeys(),
      db.logins
        .where('verifyBy')
        .below(now)
        .filter((login) => !saysMore(login))
        .first(),
      readChoices(db),
    ]);
    const reader = {
      profiles: (ids: readonly string[]) => db.profiles.bulkGet([...ids]),
      profilesOf: (ids: readonly string[]) => db.profiles.where('taskId').anyOf(ids).toArray(),
      logins: (ids: readonly string[]) => db.logins.bulkGet([...ids]),
    };
    return {
      ...(await shownTasks({ disconnected, expiring, shelved }, reader, now, limit)),
      counts: countedNeeds(profiles, tasks, signIns, shelved),
      any: linked.length > 0,
      stalest: stalest ?? null,
      choices,
    };
  });
}
