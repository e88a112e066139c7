import 'fake-indexeddb/auto';
import { expect, onTestFinished, test, vi } from 'vitest';
import { RelinkDatabase } from '@/utils/db/database';
import { type Live, liveOver } from '@/utils/db/live';
import { liveLater } from '@/utils/db/live-later';

function createDatabase() {
  const db = new RelinkDatabase(`live-${crypto.randomUUID()}`);
  onTestFinished(() => db.delete());
  return db;
}

test('reads and watches begin as soon as the code is there', async () => {
  const db = createDatabase();
  const loaded = Promise.withResolvers<Live>();
  const live = liveLater(() => loaded.promise);
  const seen: number[] = [];
  const end = live.watch(
    (open) => open.settings.count(),
    (count) => seen.push(count),
    () => undefined,
  );
  loaded.resolve(liveOver(db));
  await vi.waitFor(() => expect(seen).toEqual([0]));
  await db.settings.put({ key: 'a', value: 1 });
  await vi.waitFor(() => expect(seen).toEqual([0, 1]));
  expect(await live.read((open) => open.settings.count())).toBe(1);
  end();
});

test('a watch that ended before the code was there never begins', async () => {
  const loaded = Promise.withResolvers<Live>();
  const watch = vi.fn(() => () => undefined);
  const live = liveLater(() => loaded.promise);
  live.watch(async () => 1, vi.fn(), vi.fn())();
  loaded.resolve({ read: async () => Promise.reject(new Error('unused')), watch });
  await loaded.promise;
  expect(watch).not.toHaveBeenCalled();
});

test('code that does not load is a failed read', async () => {
  const fail = vi.fn();
  liveLater(() => Promise.reject(new Error('no such file'))).watch(async () => 1, vi.fn(), fail);
  await vi.waitFor(() => expect(fail).toHaveBeenCalled());
});
