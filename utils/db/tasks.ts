import { isShelved } from '@/utils/tasks/shelf';
import { isSameTask, storedAppTask, storedTask } from '@/utils/tasks/stored-task';
import { type TaskOfLogin, tasksOf, withTasks } from '@/utils/tasks/tasks-of';
import type { RelinkDatabase } from './database';
import type { LoginRow, ProfileRow, Shelf, TaskRow } from './rows';

/** What somebody must do; who writes a login or a profile writes its task with it. */
export function createTaskStore(db: RelinkDatabase) {
  return {
    /** The tasks that are put off at `now`. */
    shelvedTasks: (now: number): Promise<TaskRow[]> => db.tasks.where('shelf.until').above(now).toArray(),
    /** The tasks whose date is near, without those that are put off. */
    expiringTasks: async (now: number): Promise<TaskRow[]> => {
      const near = db.tasks.where('[state+rank]').between(['expiring', -Infinity], ['expiring', Infinity]);
      return (await near.toArray()).filter((task) => !isShelved(task, now));
    },
    /** Puts a task off, or with null takes it back. One that is gone stays so. */
    shelveTask: (taskId: string, shelf: Shelf | null): Promise<number> => db.tasks.update(taskId, { shelf }),
  };
}

/** A login with all of its profiles as they are now, and the tasks that they hung on before. */
export interface Judged {
  readonly login: LoginRow;
  readonly profiles: readonly ProfileRow[];
  readonly before: readonly string[];
}

/**
 * Writes what has to be done for these logins, and takes away what has not any more. To be called in the transaction that
 * writes the profiles, after them. Costs nothing where nobody is needed, before and after.
 */
export async function followTasks(
  db: Pick<RelinkDatabase, 'profiles' | 'tasks'>,
  judged: readonly Judged[],
): Promise<void> {
  const told = Map.groupBy(
    judged.flatMap(({ login, profiles }) => tasksOf(login, profiles)),
    ({ id }) => id,
  );
  const ids = [...new Set([...told.keys(), ...judged.flatMap(({ before }) => before)])];
  if (ids.length === 0) return;
  const stored = await db.tasks.bulkGet(ids);
  const next = await Promise.all(ids.map((id, index) => nextTask(db, id, told.get(id) ?? [], stored[index])));
  const gone = ids.filter((_, index) => next[index] === null && stored[index]);
  const changed = next.filter((task, index) => task !== null && !isSameTask(stored[index], task));
  if (gone.length > 0) await db.tasks.bulkDelete(gone);
  if (changed.length > 0) await db.tasks.bulkPut(changed.filter((task) => task !== null));
}

async function nextTask(
  db: Pick<RelinkDatabase, 'profiles'>,
  id: string,
  told: readonly TaskOfLogin[],
  before: TaskRow | undefined,
): Promise<TaskRow | null> {
  const [first] = told;
  // What other logins have at the same app is not among what is judged here.
  if ((first ?? before)?.kind === 'app')
    return storedAppTask(told, before, await db.profiles.where('taskId').equals(id).count());
  return first ? storedTask(first, before) : null;
}

/** Derives all tasks anew, in a transaction over `logins`, `profiles` and `tasks` that has changed what they follow from. */
export async function rebuildTasks(db: Pick<RelinkDatabase, 'logins' | 'profiles' | 'tasks'>): Promise<void> {
  const needy = await db.profiles.where('state').anyOf('disconnected', 'expiring').toArray();
  const byLogin = Map.groupBy(needy, ({ loginId }) => loginId);
  const logins = await db.logins.bulkGet([...byLogin.keys()]);
  const judged = logins.flatMap((login): Judged[] =>
    login ? [{ login, profiles: withTasks(login, byLogin.get(login.id) ?? []), before: [] }] : [],
  );
  await db.profiles.bulkPut(judged.flatMap(({ profiles }) => profiles));
  const wanted = new Set(judged.flatMap(({ profiles }) => profiles.map(({ taskId }) => taskId)));
  const gone = (await db.tasks.toCollection().primaryKeys()).filter((id) => !wanted.has(id));
  await db.tasks.bulkDelete(gone);
  await followTasks(db, judged);
}
