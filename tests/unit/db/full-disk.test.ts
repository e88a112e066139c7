import 'fake-indexeddb/auto';
import { afterEach, expect, test, vi } from 'vitest';
import { storageCode } from '@/utils/core/storage-failure';
import { RelinkDatabase } from '@/utils/db/database';

afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

/** The browser's databases on a disk that may be full: Chromium opens none then. */
function stubDisk() {
  const databases = indexedDB;
  const disk = { isFull: false };
  vi.stubGlobal('indexedDB', {
    open: (name: string, version: number) => {
      if (disk.isFull) throw new DOMException('Internal error opening backing store', 'UnknownError');
      return databases.open(name, version);
    },
    deleteDatabase: (name: string) => databases.deleteDatabase(name),
    databases: () => databases.databases(),
    cmp: (first: unknown, second: unknown) => databases.cmp(first, second),
  });
  return disk;
}

test('a database that could not be opened is opened by the next use that can', async () => {
  const disk = stubDisk();
  // Dexie tries three times at once, and says so.
  vi.spyOn(console, 'warn').mockReturnValue();
  const db = new RelinkDatabase(`full-${crypto.randomUUID()}`);
  await db.settings.put({ key: 'a', value: 1 });
  db.close({ disableAutoOpen: false });
  disk.isFull = true;
  for (let use = 0; use < 3; use += 1) {
    const code = await db.settings.get('a').then(() => null, storageCode);
    expect(code).toBe('storage_failed');
  }
  disk.isFull = false;
  await vi.waitFor(async () => expect(await db.settings.get('a')).toEqual({ key: 'a', value: 1 }));
  db.close();
});
