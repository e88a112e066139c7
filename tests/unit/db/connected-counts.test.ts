import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import { RelinkDatabase } from '@/utils/db/database';
import { countConnected } from '@/utils/db/reads/profiles';
import { healthyLogin, profileOf } from '../../rows';

const NOW = Date.UTC(2027, 2, 5, 9, 0);

/** So many logins with two profiles each, of which the first ones are not verified. */
async function databaseOf(logins: number, stale: number): Promise<RelinkDatabase> {
  const db = new RelinkDatabase(`test-${crypto.randomUUID()}`);
  const rows = Array.from({ length: logins }, (_, index) =>
    healthyLogin(`login-${index}`, NOW, { verifyBy: index < stale ? NOW - 1 : NOW + 1 }),
  );
  await db.logins.bulkPut(rows);
  await db.profiles.bulkPut(
    rows.flatMap((login) => [
      profileOf(login, `${login.id} a`, NOW),
      profileOf(login, `${login.id} b`, NOW),
      profileOf(login, `${login.id} gone`, NOW, { state: 'unlinked', cause: 'unlinked' }),
    ]),
  );
  return db;
}

test.each([
  [5, 0],
  [5, 1],
  [5, 4],
  [5, 5],
])('of %i logins %i are not verified: their connected profiles are counted apart', async (logins, stale) => {
  const db = await databaseOf(logins, stale);
  expect(await countConnected(db, NOW)).toEqual({ all: logins * 2, unverified: stale * 2 });
});

test('no number rather than a slow one where half of very many logins are not verified', async () => {
  const db = await databaseOf(402, 201);
  expect(await countConnected(db, NOW)).toEqual({ all: 804, unverified: null });
});
