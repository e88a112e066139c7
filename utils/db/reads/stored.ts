import { DATABASE, SCHEMA_VERSION } from '../schema';

/** Dexie numbers its schemas so, to leave room between them for others. */
const STORED_VERSION = SCHEMA_VERSION * 10;

/**
 * One read straight from IndexedDB, for what cannot wait until Dexie is loaded and has opened the database.
 * @returns null where there is no database of this version yet, or it cannot be read: the read after it says why
 */
export async function readStored<T>(
  read: (db: IDBDatabase) => Promise<T>,
  name: string = DATABASE,
): Promise<T | null> {
  try {
    const db = await openStored(name);
    try {
      return db.version === STORED_VERSION ? await read(db) : null;
    } finally {
      db.close();
    }
  } catch {
    return null;
  }
}

/** Opens what is there. Creating or upgrading is left to the schema, so a database that is not there stays so. */
function openStored(name: string): Promise<IDBDatabase> {
  const request = indexedDB.open(name);
  request.onupgradeneeded = () => request.transaction?.abort();
  return answer(request);
}

/** @returns what a request answers */
export function answer<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

/** Writes one row straight into IndexedDB, where a database of this version is there. Live reads do not hear of it. */
export async function writeStored(table: string, row: unknown, name?: string): Promise<void> {
  await readStored((db) => answer(db.transaction(table, 'readwrite').objectStore(table).put(row)), name);
}
