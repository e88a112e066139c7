import type { ProfileCounts } from '../counts';
import { answer, readStored } from './stored';

/** The same as `countProfiles`, straight from IndexedDB: the badge of a worker that has just started must not wait. */
export function readFirstCounts(now: number, name?: string): Promise<ProfileCounts | null> {
  return readStored((db) => countFrom(db, now), name);
}

async function countFrom(db: IDBDatabase, now: number): Promise<ProfileCounts> {
  const transaction = db.transaction(['profiles', 'logins'], 'readonly');
  const states = transaction.objectStore('profiles').index('state');
  const [disconnected, expiring, connected, stale] = await Promise.all([
    answer(states.count('disconnected')),
    answer(states.count('expiring')),
    answer(states.getKey('connected')),
    answer(transaction.objectStore('logins').index('verifyBy').getKey(IDBKeyRange.upperBound(now, true))),
  ]);
  const empty = disconnected + expiring === 0 && connected === undefined;
  return { disconnected, expiring, unverified: stale !== undefined, empty };
}
