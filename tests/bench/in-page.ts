import { liveQuery } from 'dexie';
import { HOUR, MINUTE } from '@/utils/core/time';
import { RelinkDatabase } from '@/utils/db/database';
import type { AppRow, SweepRow } from '@/utils/db/rows';
import { createStores } from '@/utils/db/stores';
import { rebuildTasks } from '@/utils/db/tasks';
import { sendMessage } from '@/utils/messages/messenger';
import { createVault } from '@/utils/vault/vault';
import { dead, loginRow, profileRow } from './rows';

/** What the measurements run inside a page of Relink: they write through Relink's own schema and vault. */

/** Rows of one write: more at once would only fill the memory. */
const CHUNK = 10_000;
/** Profiles that one healthy login carries. */
const PER_LOGIN = 10;

export interface ProfileSpec {
  readonly connected: number;
  readonly disconnected: number;
  readonly now: number;
}

/** Longer than a measurement takes: nothing becomes due meanwhile, and no look at the clock says that Relink was away. */
const INTERVAL = 12 * HOUR;

/**
 * Fills the database with that many profiles; each disconnected one has a login of its own. Nothing is due: what is
 * measured is the glance at it.
 */
export async function seedProfiles({ connected, disconnected, now }: ProfileSpec): Promise<void> {
  const server = 'https://social.example';
  const healthy = Array.from({ length: Math.ceil(connected / PER_LOGIN) }, (_, index) =>
    loginRow(index, server, now),
  );
  const broken = Array.from({ length: disconnected }, (_, index) =>
    dead(loginRow(healthy.length + index, server, now), now),
  );
  const profiles = [
    ...Array.from({ length: connected }, (_, index) => {
      const login = healthy[Math.floor(index / PER_LOGIN)];
      return login ? [profileRow(login, index % PER_LOGIN, now)] : [];
    }).flat(),
    ...broken.map((login) => profileRow(login, 0, now)),
  ];
  await withEmptyDatabase(async (db) => {
    await db.logins.bulkAdd(
      [...healthy, ...broken].map((login) => ({ ...login, nextCheckAt: now + INTERVAL })),
    );
    for (let from = 0; from < profiles.length; from += CHUNK)
      await db.profiles.bulkAdd(profiles.slice(from, from + CHUNK));
    await db.settings.bulkAdd([
      { key: 'checkIntervalMinutes', value: INTERVAL / MINUTE },
      { key: 'lastAwake', value: now },
    ]);
  });
}

export interface SweepSpec {
  readonly logins: number;
  /** The apps, one for each server, in turn. */
  readonly apps: readonly AppRow[];
  readonly now: number;
}

/** Fills the database with logins that hold a sealed token of their own and can be checked. */
export async function seedLogins({ logins, apps, now }: SweepSpec): Promise<void> {
  const rows = Array.from({ length: logins }, (_, index) =>
    loginRow(index, apps[index % apps.length]?.server ?? '', now),
  );
  await withEmptyDatabase(async (db) => {
    const stores = createStores(db);
    const vault = createVault(stores, stores);
    const secrets = await Promise.all(
      rows.map((login) =>
        vault.seal(login.id, {
          kind: 'grant',
          accessToken: `token-of-${login.accountId}`,
          refreshToken: null,
          hosts: [new URL(login.server).host],
        }),
      ),
    );
    await db.apps.bulkAdd([...apps]);
    await db.secrets.bulkAdd(secrets);
    await db.logins.bulkAdd(rows);
    await db.profiles.bulkAdd(rows.map((login) => profileRow(login, 0, now)));
  });
}

export interface SweepResult {
  readonly milliseconds: number;
  readonly checked: number;
  readonly verified: number;
}

/** Asks the worker to check every login, and waits for the end of that sweep. */
export async function sweepNow(since: number): Promise<SweepResult> {
  const db = new RelinkDatabase();
  try {
    const ended = sweepEnded(db, since);
    await sendMessage('checkNow', { loginId: null });
    const { startedAt, endedAt, done } = await ended;
    const verified = await db.logins.filter((login) => login.lastVerifiedAt >= since).count();
    return { milliseconds: endedAt - startedAt, checked: done, verified };
  } finally {
    db.close();
  }
}

type EndedSweep = SweepRow & { readonly endedAt: number };

function sweepEnded(db: RelinkDatabase, since: number): Promise<EndedSweep> {
  return new Promise((resolve, reject) => {
    const subscription = liveQuery(() => db.sweeps.get('sweep')).subscribe({
      next: (sweep) => {
        if (!sweep || sweep.endedAt === null || sweep.startedAt < since) return;
        resolve({ ...sweep, endedAt: sweep.endedAt });
        subscription.unsubscribe();
      },
      error: reject,
    });
  });
}

async function withEmptyDatabase(fill: (db: RelinkDatabase) => Promise<void>): Promise<void> {
  const db = new RelinkDatabase();
  try {
    await db.transaction('rw', db.tables, () => Promise.all(db.tables.map((table) => table.clear())));
    await fill(db);
    await db.transaction('rw', [db.logins, db.profiles, db.tasks], () => rebuildTasks(db));
  } finally {
    db.close();
  }
}
