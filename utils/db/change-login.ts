import type { RelinkDatabase } from './database';
import type { AlertRow, EventRow, FlowRow, LoginRow, ProfileRow, SecretRow } from './rows';

/** A login with its profiles: what one decision is about. */
export interface LoginState {
  readonly login: LoginRow;
  readonly profiles: readonly ProfileRow[];
}

/** What a decision writes, all of it or nothing. Absent parts stay as they are. */
export interface Change {
  readonly login?: LoginRow;
  /** Changed or new profiles. */
  readonly profiles?: readonly ProfileRow[];
  readonly events?: readonly EventRow[];
  readonly alerts?: readonly AlertRow[];
  readonly flow?: FlowRow;
  /** A sealed token set to store, or `forget` to remove the one on file. */
  readonly secret?: SecretRow | 'forget';
}

const TABLES = ['logins', 'profiles', 'events', 'alerts', 'flows', 'secrets'] as const;

/**
 * Reads a login, lets `decide` judge what is there now, and writes its change, in one transaction: whoever else wrote in
 * between is seen, and a worker killed at any line leaves the old state or the new one.
 * `decide` must not wait for anything (IndexedDB would close the transaction).
 * @returns the change that was written; null when the login is gone or `decide` wanted none
 */
export function changeLogin(
  db: RelinkDatabase,
  loginId: string,
  decide: (state: LoginState) => Change | null,
): Promise<Change | null> {
  return db.transaction('rw', TABLES, async () => {
    const login = await db.logins.get(loginId);
    if (!login) return null;
    const profiles = await db.profiles.where('loginId').equals(loginId).toArray();
    const change = decide({ login, profiles });
    if (change) await write(db, loginId, change);
    return change;
  });
}

/** The same for all logins of one server at once, for decisions about the whole group. */
export function changeServer(
  db: RelinkDatabase,
  network: string,
  server: string,
  decide: (
    states: readonly LoginRow[],
    profilesOf: (loginId: string) => readonly ProfileRow[],
  ) => readonly Change[],
): Promise<readonly Change[]> {
  return db.transaction('rw', TABLES, async () => {
    const logins = await db.logins.where('[network+server]').equals([network, server]).toArray();
    const suspects = logins.filter((login) => login.suspicion).map((login) => login.id);
    const profiles = await db.profiles.where('loginId').anyOf(suspects).toArray();
    const changes = decide(logins, (loginId) => profiles.filter((profile) => profile.loginId === loginId));
    for (const change of changes) await write(db, change.login?.id ?? '', change);
    return changes;
  });
}

/** Adds a new login with its tokens; an account that is on file already must go through `changeLogin`. */
export function addLogin(db: RelinkDatabase, login: LoginRow, change: Omit<Change, 'login'>): Promise<void> {
  return db.transaction('rw', TABLES, async () => {
    await db.logins.add(login);
    await write(db, login.id, change);
  });
}

/** An alert that is on file stays as it is: raised again, it must not be sent again. */
async function addAlerts(db: RelinkDatabase, alerts: readonly AlertRow[]): Promise<void> {
  const known = await db.alerts.bulkGet(alerts.map((alert) => alert.key));
  await db.alerts.bulkAdd(alerts.filter((_, index) => !known[index]));
}

async function write(db: RelinkDatabase, loginId: string, change: Change): Promise<void> {
  const { login, profiles = [], events = [], alerts = [], flow, secret } = change;
  if (secret === 'forget') await db.secrets.delete(loginId);
  else if (secret) await db.secrets.put(secret);
  if (login) await db.logins.put(login);
  if (profiles.length > 0) await db.profiles.bulkPut([...profiles]);
  if (events.length > 0) await db.events.bulkAdd([...events]);
  if (alerts.length > 0) await addAlerts(db, alerts);
  if (flow) await db.flows.put(flow);
}
