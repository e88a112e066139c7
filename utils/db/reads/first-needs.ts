import { saysMore } from '@/utils/health/verdict';
import type { FlowRow, LoginRow, ProfileRow, TaskRow } from '../rows';
import { firstChoices } from './first-choices';
import { byState, countedNeeds, shownTasks } from './listed-tasks';
import type { Needs } from './needs';
import { answer, readStored } from './stored';

/**
 * The same as `readNeeds`, straight from IndexedDB: for the first frame, which need not wait for Dexie to be loaded.
 * @returns null where there is no database of this version yet, or it cannot be read: the read after it says why
 */
export function readFirstNeeds(now: number, limit: number, name?: string): Promise<Needs | null> {
  return readStored((db) => readNeedsFrom(db, now, limit), name);
}

declare global {
  /** The popup's first read. Its two scripts share nothing else: whichever comes first begins it. */
  var relinkFirstNeeds: Promise<Needs | null> | undefined;
}

/** Begins the first read of this page, or joins the one that is under way. */
export function startFirstNeeds(now: number, limit: number): Promise<Needs | null> {
  globalThis.relinkFirstNeeds ??= readFirstNeeds(now, limit);
  return globalThis.relinkFirstNeeds;
}

async function readNeedsFrom(db: IDBDatabase, now: number, limit: number): Promise<Needs> {
  const transaction = db.transaction(['profiles', 'logins', 'flows', 'tasks'], 'readonly');
  const table = (name: string) => transaction.objectStore(name);
  const states = table('profiles').index('state');
  const ranks = table('tasks').index('[state+rank]');
  const kinds = table('tasks').index('[state+kind]');
  const inState = (state: string) => IDBKeyRange.bound([state, -Infinity], [state, Infinity]);
  const list = (state: string, count: number) => answer<TaskRow[]>(ranks.getAll(inState(state), count));
  const [disconnected, expiring, shelved, profiles, tasks, signIns, connected, stalest, flows] =
    await Promise.all([
      list('disconnected', limit),
      list('expiring', limit),
      answer<TaskRow[]>(table('tasks').index('shelf.until').getAll(IDBKeyRange.lowerBound(now, true))),
      byState((state) => answer(states.count(state))),
      byState((state) => answer(ranks.count(inState(state)))),
      byState((state) => answer(kinds.count([state, 'sign_in']))),
      answer(states.getKey('connected')),
      firstAlive(table('logins').index('verifyBy').openCursor(IDBKeyRange.upperBound(now, true))),
      answer<FlowRow[]>(table('flows').getAll()),
    ]);
  // What is put off takes no place in the lists; hardly anybody has put anything off.
  const more = limit + shelved.length;
  const read =
    shelved.length === 0
      ? { disconnected, expiring, shelved }
      : { disconnected: await list('disconnected', more), expiring: await list('expiring', more), shelved };
  const get = <T>(name: string, ids: readonly string[]) =>
    Promise.all(ids.map((id) => answer<T | undefined>(table(name).get(id))));
  const byTask = table('profiles').index('taskId');
  const reader = {
    profiles: (ids: readonly string[]) => get<ProfileRow>('profiles', ids),
    profilesOf: async (ids: readonly string[]) =>
      (await Promise.all(ids.map((id) => answer<ProfileRow[]>(byTask.getAll(id))))).flat(),
    logins: (ids: readonly string[]) => get<LoginRow>('logins', ids),
  };
  return {
    ...(await shownTasks(read, reader, now, limit)),
    counts: countedNeeds(profiles, tasks, signIns, shelved),
    any: profiles.disconnected + profiles.expiring > 0 || connected !== undefined,
    stalest,
    choices: await firstChoices(transaction, flows),
  };
}

/** @returns the first login under the cursor of which nothing is known but that its proof is too old */
function firstAlive(request: IDBRequest<IDBCursorWithValue | null>): Promise<LoginRow | null> {
  return new Promise((resolve, reject) => {
    request.onerror = () => reject(request.error);
    request.onsuccess = () => {
      const cursor = request.result;
      const login: LoginRow | null = cursor?.value ?? null;
      if (!cursor || !login || !saysMore(login)) resolve(login);
      else cursor.continue();
    };
  });
}
