import { withTasks } from '@/utils/tasks/tasks-of';
import type { RelinkDatabase } from './database';
import { followPictures } from './pictures';
import type { AlertRow, EndingRow, EventRow, FlowRow, LoginRow, ProfileRow, SecretRow } from './rows';
import { followTasks, type Judged } from './tasks';

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
  /** Notes that the grant is to be ended at its network, or that this is over. */
  readonly ending?: EndingRow | 'over';
}

const TABLES = [
  'logins',
  'profiles',
  'events',
  'alerts',
  'flows',
  'secrets',
  'endings',
  'pictures',
  'tasks',
] as const;

/** What is to become of one login, judged by what is there when it is written. */
export interface Decision {
  readonly loginId: string;
  /** Must not wait for anything: IndexedDB would close the transaction. */
  readonly decide: (state: LoginState) => Change | null;
}

/**
 * Reads a login, lets `decide` judge what is there now, and writes its change, in one transaction: whoever else wrote in
 * between is seen, and a worker killed at any line leaves the old state or the new one.
 * @returns the change that was written; null when the login is gone or `decide` wanted none
 */
export async function changeLogin(
  db: RelinkDatabase,
  loginId: string,
  decide: Decision['decide'],
): Promise<Change | null> {
  const [change] = await changeLogins(db, [{ loginId, decide }]);
  return change ?? null;
}

/**
 * The same for several logins, each named once, in one transaction: all of their changes are written, or none.
 * @returns the changes that were written
 */
export function changeLogins(db: RelinkDatabase, decisions: readonly Decision[]): Promise<readonly Change[]> {
  return db.transaction('rw', TABLES, async () => {
    const [logins, profiles] = await Promise.all([
      db.logins.bulkGet(decisions.map(({ loginId }) => loginId)),
      Promise.all(decisions.map(({ loginId }) => db.profiles.where('loginId').equals(loginId).toArray())),
    ]);
    const owned = decisions.flatMap(({ loginId, decide }, index) => {
      const login = logins[index];
      if (!login) return [];
      const before = { login, profiles: profiles[index] ?? [] };
      const change = decide(before);
      return change ? [{ loginId, change, before }] : [];
    });
    await write(db, owned);
    return owned.map(({ change }) => change);
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
    await write(
      db,
      changes.flatMap((change) => {
        const login = logins.find(({ id }) => id === change.login?.id);
        const own = profiles.filter(({ loginId }) => loginId === login?.id);
        return login ? [{ loginId: login.id, change, before: { login, profiles: own } }] : [];
      }),
    );
    return changes;
  });
}

/** Adds a new login with its tokens; an account that is on file already must go through `changeLogin`. */
export function addLogin(db: RelinkDatabase, login: LoginRow, change: Omit<Change, 'login'>): Promise<void> {
  return db.transaction('rw', TABLES, async () => {
    await db.logins.add(login);
    await write(db, [{ loginId: login.id, change, before: { login, profiles: [] } }]);
  });
}

interface OwnedChange {
  readonly loginId: string;
  readonly change: Change;
  readonly before: LoginState;
}

async function write(db: RelinkDatabase, owned: readonly OwnedChange[]): Promise<void> {
  const changes = owned.map(({ change }) => change);
  const forgotten = owned.filter(({ change }) => change.secret === 'forget').map(({ loginId }) => loginId);
  const secrets = changes.flatMap(({ secret }) => (secret && secret !== 'forget' ? [secret] : []));
  const over = owned.filter(({ change }) => change.ending === 'over').map(({ loginId }) => loginId);
  const endings = changes.flatMap(({ ending }) => (ending && ending !== 'over' ? [ending] : []));
  const logins = changes.flatMap(({ login }) => (login ? [login] : []));
  const judged = owned.flatMap(judgedBy);
  const profiles = judged.flatMap(({ changed }) => changed);
  const events = changes.flatMap((change) => change.events ?? []);
  const alerts = changes.flatMap((change) => change.alerts ?? []);
  const flows = changes.flatMap(({ flow }) => (flow ? [flow] : []));
  if (forgotten.length > 0) await db.secrets.bulkDelete(forgotten);
  if (secrets.length > 0) await db.secrets.bulkPut(secrets);
  if (over.length > 0) await db.endings.bulkDelete(over);
  if (endings.length > 0) await db.endings.bulkPut(endings);
  if (logins.length > 0) await db.logins.bulkPut(logins);
  if (profiles.length > 0) {
    await db.profiles.bulkPut(profiles);
    await followPictures(db, profiles);
  }
  await followTasks(db, judged);
  if (events.length > 0) await db.events.bulkAdd(events);
  if (alerts.length > 0) await addAlerts(db, alerts);
  if (flows.length > 0) await db.flows.bulkPut(flows);
}

/** What a login and its profiles are after a change, with the rows that are written for it. */
function judgedBy({ change, before }: OwnedChange): (Judged & { readonly changed: readonly ProfileRow[] })[] {
  if (!change.login && !change.profiles) return [];
  const login = change.login ?? before.login;
  const decided = new Map(change.profiles?.map((profile) => [profile.id, profile]));
  const stored = new Map(before.profiles.map((profile) => [profile.id, profile]));
  const profiles = withTasks(login, [...new Map([...stored, ...decided]).values()]);
  return [
    {
      login,
      profiles,
      before: before.profiles.flatMap(({ taskId }) => taskId ?? []),
      changed: profiles.filter((profile) => decided.has(profile.id) || stored.get(profile.id) !== profile),
    },
  ];
}

/** An alert that is on file stays as it is: raised again, it must not be sent again. */
async function addAlerts(db: RelinkDatabase, alerts: readonly AlertRow[]): Promise<void> {
  // Of two in one batch the first counts, as if it had been written before.
  const raised = [...new Map(alerts.toReversed().map((alert) => [alert.key, alert])).values()];
  const known = await db.alerts.bulkGet(raised.map((alert) => alert.key));
  await db.alerts.bulkAdd(raised.filter((_, index) => !known[index]));
}
