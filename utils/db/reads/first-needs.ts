import { saysMore } from '@/utils/health/verdict';
import type { FlowRow, LoginRow, ProfileRow } from '../rows';
import { firstChoices } from './first-choices';
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
  const transaction = db.transaction(['profiles', 'logins', 'flows'], 'readonly');
  const states = transaction.objectStore('profiles').index('state');
  const logins = transaction.objectStore('logins');
  const [disconnected, expiring, disconnectedCount, expiringCount, connected, stalest, flows] =
    await Promise.all([
      answer<ProfileRow[]>(states.getAll('disconnected', limit)),
      answer<ProfileRow[]>(states.getAll('expiring', limit)),
      answer(states.count('disconnected')),
      answer(states.count('expiring')),
      answer(states.getKey('connected')),
      firstAlive(logins.index('verifyBy').openCursor(IDBKeyRange.upperBound(now, true))),
      answer<FlowRow[]>(transaction.objectStore('flows').getAll()),
    ]);
  const ids = [...new Set([...disconnected, ...expiring].map((profile) => profile.loginId))];
  const found = await Promise.all(ids.map((id) => answer<LoginRow | undefined>(logins.get(id))));
  return {
    disconnected,
    expiring,
    disconnectedCount,
    expiringCount,
    logins: new Map(found.flatMap((login) => (login ? [[login.id, login]] : []))),
    any: disconnectedCount + expiringCount > 0 || connected !== undefined,
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
