import { DAY } from '@/utils/core/time';
import { LONGEST_AHEAD } from '@/utils/health/clock';
import { countedProfiles } from '@/utils/tasks/shelf';
import type { ProfileCounts } from '../counts';
import { intervalOf } from '../interval';
import { type FlowRow, NEVER, type SettingRow, type SweepRow, type TaskRow } from '../rows';
import { firstChoices } from './first-choices';
import { answer, readStored } from './stored';

/** What a worker that has just started sees before anything else of it is loaded. */
export interface FirstLook {
  /** The same as `countProfiles`. */
  readonly counts: ProfileCounts;
  /** The same as `nextWake`: the next moment at which anything is due, or null. */
  readonly nextDue: number | null;
  /** The same as `checkInterval`, in milliseconds. */
  readonly interval: number;
  /** When Relink last ran; null before the first time. */
  readonly lastAwake: number | null;
  /** Whether something waits that has no moment of its own: what a death has left behind, an alert, an old flow. */
  readonly unfinished: boolean;
  /** Whether a stored moment lies further ahead than it can: `clockWasAhead` looks more closely. */
  readonly clockInDoubt: boolean;
}

/** How long finished authorizations stay visible. */
export const FLOW_MEMORY = DAY;

/** The tables that a look reads; the rest of Relink knows the others. */
const TABLES = ['tasks', 'profiles', 'logins', 'events', 'flows', 'alerts', 'endings', 'sweeps', 'settings'];

/** Is handed the counts as soon as they are read, while the rest of the look is under way. */
export type See = (counts: ProfileCounts) => void;

/**
 * One transaction straight from IndexedDB: most starts of the worker find that nobody and nothing is waiting, and those
 * must not load all of Relink to learn it.
 * @returns null where there is no database of this version yet, or it cannot be read: the rest finds out why
 */
export function readFirstLook(now: number, see?: See, name?: string): Promise<FirstLook | null> {
  return readStored((db) => lookInto(db.transaction(TABLES, 'readonly'), now, see), name);
}

/**
 * Whether a look leaves a wake and a sweep nothing to do. In doubt (a clock that jumped, a long time without running) it
 * says no: the rest judges better.
 */
export function isQuiet(look: FirstLook, now: number): boolean {
  const { nextDue, interval, lastAwake, unfinished, clockInDoubt } = look;
  if (unfinished || clockInDoubt || lastAwake === null) return false;
  const wasAwake = lastAwake <= now && now - lastAwake <= 2 * interval;
  return wasAwake && (nextDue === null || nextDue > now);
}

async function lookInto(transaction: IDBTransaction, now: number, see?: See): Promise<FirstLook> {
  const setting = (key: string) =>
    answer<SettingRow | undefined>(transaction.objectStore('settings').get(key));
  const [counts, nextDue, unfinished, clockInDoubt, interval, lastAwake] = await Promise.all([
    countProfiles(transaction, now).then((read) => {
      see?.(read);
      return read;
    }),
    nextMoment(transaction, now),
    isUnfinished(transaction, now),
    isClockInDoubt(transaction, now),
    setting('checkIntervalMinutes'),
    setting('lastAwake'),
  ]);
  return {
    counts,
    nextDue,
    interval: intervalOf(interval?.value),
    lastAwake: typeof lastAwake?.value === 'number' ? lastAwake.value : null,
    unfinished,
    clockInDoubt,
  };
}

async function countProfiles(transaction: IDBTransaction, now: number): Promise<ProfileCounts> {
  const states = transaction.objectStore('profiles').index('state');
  const [disconnected, expiring, connected, stale, shelved] = await Promise.all([
    answer(states.count('disconnected')),
    answer(states.count('expiring')),
    answer(states.getKey('connected')),
    answer(transaction.objectStore('logins').index('verifyBy').getKey(IDBKeyRange.upperBound(now, true))),
    answer<TaskRow[]>(
      transaction.objectStore('tasks').index('shelf.until').getAll(IDBKeyRange.lowerBound(now, true)),
    ),
  ]);
  const empty = disconnected + expiring === 0 && connected === undefined;
  const unchosen = empty && (await isUnchosen(transaction));
  return {
    ...countedProfiles(disconnected, expiring, shelved),
    unverified: stale !== undefined,
    empty,
    unchosen,
  };
}

/** Whether a sign-in waits for its choice, where no profile is linked. */
async function isUnchosen(transaction: IDBTransaction): Promise<boolean> {
  const flows = await answer<FlowRow[]>(transaction.objectStore('flows').getAll());
  return (await firstChoices(transaction, flows)).length > 0;
}

async function nextMoment(transaction: IDBTransaction, now: number): Promise<number | null> {
  const first = (index: string) => answer(transaction.objectStore('logins').index(index).openKeyCursor());
  const shelf = transaction.objectStore('tasks').index('shelf.until');
  const cursors = await Promise.all([
    first('nextCheckAt'),
    first('stateDueAt'),
    answer(shelf.openKeyCursor(IDBKeyRange.lowerBound(now, true))),
  ]);
  const next = Math.min(...cursors.map((cursor) => (typeof cursor?.key === 'number' ? cursor.key : NEVER)));
  return next === NEVER ? null : next;
}

async function isUnfinished(transaction: IDBTransaction, now: number): Promise<boolean> {
  const store = (table: string) => transaction.objectStore(table);
  const [flows, alert, endings, sweep] = await Promise.all([
    answer<FlowRow[]>(store('flows').getAll()),
    answer(store('alerts').index('sentAt').getKey(NEVER)),
    answer(store('endings').count()),
    answer<SweepRow | undefined>(store('sweeps').get('sweep')),
  ]);
  const isOpen = (flow: FlowRow) => flow.endedAt === null || flow.startedAt < now - FLOW_MEMORY;
  return alert !== undefined || endings > 0 || sweep?.endedAt === null || flows.some(isOpen);
}

async function isClockInDoubt(transaction: IDBTransaction, now: number): Promise<boolean> {
  const logins = transaction.objectStore('logins');
  const beyond = (index: string, longest: number) =>
    answer(logins.index(index).getKey(IDBKeyRange.bound(now + longest, NEVER, true, true)));
  const [check, proof, event] = await Promise.all([
    beyond('nextCheckAt', LONGEST_AHEAD.check),
    beyond('verifyBy', LONGEST_AHEAD.proof),
    answer(transaction.objectStore('events').index('at').openKeyCursor(null, 'prev')),
  ]);
  return check !== undefined || proof !== undefined || (typeof event?.key === 'number' && event.key > now);
}
