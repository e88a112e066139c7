import 'fake-indexeddb/auto';
import { describe, expect, onTestFinished, test } from 'vitest';
import { createCountStore } from '@/utils/db/counts';
import { RelinkDatabase } from '@/utils/db/database';
import { readFirstLook } from '@/utils/db/reads/first-look';
import { readFirstNeeds } from '@/utils/db/reads/first-needs';
import { readNeeds } from '@/utils/db/reads/needs';
import type { FlowRow, LoginRow, ProfileRow } from '@/utils/db/rows';
import { rebuildTasks } from '@/utils/db/tasks';
import type { FoundProfile } from '@/utils/networks/network';
import { dead, loginRow, profileRow } from '../../bench/rows';

const NOW = Date.UTC(2026, 10, 22, 9);
const SERVER = 'https://social.example';

const alive = loginRow(0, SERVER, NOW);
const gone = dead(loginRow(1, SERVER, NOW), NOW);
const stale = { ...loginRow(2, SERVER, NOW), verifyBy: NOW - 2 };
const deadAndStale = { ...dead(loginRow(3, SERVER, NOW), NOW), verifyBy: NOW - 3 };
const locked: LoginRow = {
  ...loginRow(4, SERVER, NOW),
  verifyBy: NOW - 4,
  unknown: { reason: 'vault_locked', since: NOW - 5, evidence: null },
};
const expiring: ProfileRow = { ...profileRow(alive, 1, NOW), state: 'expiring' };
const unlinked: ProfileRow = { ...profileRow(alive, 0, NOW), state: 'unlinked' };

const found: FoundProfile[] = ['0', '1'].map((networkId) => ({
  networkId,
  kind: 'page',
  name: `Page ${networkId}`,
  handle: null,
  avatar: null,
  url: null,
  limit: null,
}));

const choosing: FlowRow = {
  id: 'choosing',
  kind: 'connect',
  network: alive.network,
  loginId: alive.id,
  step: { name: 'choosing', found },
  startedAt: NOW - 1,
  endedAt: NOW,
  expiresAt: NOW + 1,
  workerId: 'worker',
};
const waiting: FlowRow = { ...choosing, id: 'waiting', step: { name: 'waiting' }, endedAt: null };

async function stored(logins: readonly LoginRow[], profiles: readonly ProfileRow[]) {
  const db = new RelinkDatabase(`first-${crypto.randomUUID()}`);
  onTestFinished(() => db.delete());
  await db.logins.bulkAdd([...logins]);
  await db.profiles.bulkAdd([...profiles]);
  await db.transaction('rw', [db.logins, db.profiles, db.tasks], () => rebuildTasks(db));
  return db;
}

describe('the reads that do not wait for Dexie', () => {
  test.each([
    ['nothing', [], []],
    ['only what is well', [alive], [profileRow(alive, 0, NOW)]],
    ['only what is unlinked', [alive], [{ ...profileRow(alive, 0, NOW), state: 'unlinked' as const }]],
    [
      'everything',
      [alive, gone, stale, deadAndStale],
      [
        profileRow(alive, 0, NOW),
        expiring,
        profileRow(gone, 0, NOW),
        profileRow(gone, 1, NOW),
        profileRow(deadAndStale, 0, NOW),
      ],
    ],
    ['a login that only its person can open again', [locked], [profileRow(locked, 0, NOW)]],
    ['a dead login whose proof is too old', [deadAndStale], [profileRow(deadAndStale, 0, NOW)]],
  ])('finds what the reads after it find: %s', async (_, logins, profiles) => {
    const db = await stored(logins, profiles);
    for (const limit of [1, 100])
      expect(await readFirstNeeds(NOW, limit, db.name)).toEqual(await readNeeds(db, NOW, limit));
    expect((await readFirstLook(NOW, undefined, db.name))?.counts).toEqual(
      await createCountStore(db).countProfiles(NOW),
    );
  });

  test('finds what the reads after it find where tasks are put off, also beyond the limit', async () => {
    const logins = [gone, deadAndStale, dead(loginRow(7, SERVER, NOW), NOW), alive];
    const db = await stored(logins, [
      ...logins.slice(0, 3).map((login) => profileRow(login, 0, NOW)),
      expiring,
    ]);
    const shelf = { kind: 'snoozed', since: NOW, until: NOW + 1 } as const;
    for (const task of [`login ${gone.id}`, `login ${alive.id}`]) await db.tasks.update(task, { shelf });
    for (const [now, limit] of [1, 2, 100].flatMap((limit) =>
      [NOW, NOW + 1].map((now) => [now, limit] as const),
    )) {
      const needs = await readNeeds(db, now, limit);
      expect(await readFirstNeeds(now, limit, db.name)).toEqual(needs);
      expect(needs.shelved).toHaveLength(now === NOW ? Math.min(2, limit) : 0);
      expect(needs.disconnected).toHaveLength(Math.min(limit, now === NOW ? 2 : 3));
      const look = await readFirstLook(now, undefined, db.name);
      expect(look?.counts).toEqual(await createCountStore(db).countProfiles(now));
      expect(look?.nextDue).toBe(now === NOW ? NOW + 1 : loginRow(0, SERVER, NOW).nextCheckAt);
    }
  });

  test.each<[string, boolean, readonly LoginRow[], readonly ProfileRow[], readonly FlowRow[]]>([
    ['a choice is open', true, [alive], [], [choosing]],
    ['a choice is open, and what was there is unlinked', true, [alive], [unlinked], [choosing]],
    ['the choice of an unlinked login', false, [{ ...alive, grant: null }], [], [choosing]],
    ['the choice of a login that is gone', false, [], [], [choosing]],
    ['nothing was found', false, [alive], [], [{ ...choosing, step: { name: 'choosing', found: [] } }]],
    ['a sign-in is under way', false, [alive], [], [waiting]],
    ['something is looked after', false, [alive], [profileRow(alive, 0, NOW)], [choosing]],
  ])('both tell whether only a choice is missing: %s', async (_, unchosen, logins, profiles, flows) => {
    const db = await stored(logins, profiles);
    await db.flows.bulkAdd([...flows]);
    const counts = await createCountStore(db).countProfiles(NOW);
    expect(counts.unchosen).toBe(unchosen);
    expect((await readFirstLook(NOW, undefined, db.name))?.counts).toEqual(counts);
    expect(await readFirstNeeds(NOW, 100, db.name)).toEqual(await readNeeds(db, NOW, 100));
  });

  test('makes no database where there is none', async () => {
    expect(await readFirstNeeds(NOW, 100, 'not-there')).toBeNull();
    const names = (await indexedDB.databases()).map(({ name }) => name);
    expect(names).not.toContain('not-there');
  });

  test('leaves another version to those who can upgrade it, and does not stand in their way', async () => {
    const db = await stored([gone], [profileRow(gone, 0, NOW)]);
    const { name } = db;
    db.close();
    const later = await new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open(name, 1_000);
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
    later.close();
    expect(await readFirstNeeds(NOW, 100, name)).toBeNull();
    expect(await readFirstLook(NOW, undefined, name)).toBeNull();
  });
});

test('a login that only its person can open again is not told as one that could not be verified', async () => {
  const db = await stored([locked, stale], [profileRow(locked, 0, NOW)]);
  expect((await readNeeds(db, NOW, 1)).stalest?.id).toBe(stale.id);
});
