import 'fake-indexeddb/auto';
import { Dexie } from 'dexie';
import { expect, onTestFinished, test, vi } from 'vitest';
import { storageCode } from '@/utils/core/storage-failure';
import { RelinkDatabase } from '@/utils/db/database';
import { liveOver } from '@/utils/db/live';
import { readFirstLook } from '@/utils/db/reads/first-look';
import { SCHEMA_VERSION } from '@/utils/db/schema';

/** A later version, which has dropped a table of this one and brought another. */
const LATER_TABLES = { logins: 'id', profiles: 'id, state', somethingNew: 'id' };

async function laterDatabase(name: string): Promise<Dexie> {
  const later = new Dexie(name);
  onTestFinished(() => later.delete());
  later.version(SCHEMA_VERSION + 1).stores(LATER_TABLES);
  await later.open();
  return later;
}

const failureOf = (work: PromiseLike<unknown>) => work.then(() => null, storageCode);

test('a database of a newer version is neither read nor written', async () => {
  const name = `newer-${crypto.randomUUID()}`;
  const later = await laterDatabase(name);
  await later.table('logins').add({ id: 'anna', kept: 'as it was' });
  later.close();

  const db = new RelinkDatabase(name);
  expect(await failureOf(db.open())).toBe('newer_database');
  expect(await failureOf(db.logins.toArray())).toBe('newer_database');
  expect(await failureOf(db.settings.put({ key: 'a', value: 1 }))).toBe('newer_database');
  expect(await failureOf(db.transaction('rw', db.logins, () => db.logins.clear()))).toBe('newer_database');
  expect(await readFirstLook(0, undefined, name)).toBeNull();
  db.close();

  const installed = await new Promise<IDBDatabase>((resolve) => {
    const opening = indexedDB.open(name);
    opening.onsuccess = () => resolve(opening.result);
  });
  expect(installed.version).toBe((SCHEMA_VERSION + 1) * 10);
  expect([...installed.objectStoreNames]).toEqual(Object.keys(LATER_TABLES).toSorted());
  installed.close();
  await later.open();
  expect(await later.table('logins').toArray()).toEqual([{ id: 'anna', kept: 'as it was' }]);
});

test('what is open gives way to a newer version at once, and says so to whoever watches', async () => {
  const name = `newer-${crypto.randomUUID()}`;
  const db = new RelinkDatabase(name);
  const failed = vi.fn();
  const ended = vi.fn();
  const live = liveOver(db);
  const seen = vi.fn();
  const end = live.watch((open) => open.settings.count(), seen, failed);
  live.watch((open) => open.settings.count(), seen, ended)();
  await vi.waitFor(() => expect(seen).toHaveBeenCalledWith(0));

  await laterDatabase(name);
  expect(failed).toHaveBeenCalledWith(expect.objectContaining({ code: 'updated_meanwhile' }));
  expect(ended).not.toHaveBeenCalled();
  expect(await failureOf(db.settings.put({ key: 'a', value: 1 }))).toBe('newer_database');
  end();
});
