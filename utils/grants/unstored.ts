import { Failure } from '@/utils/core/failure';
import { storageCode } from '@/utils/core/storage-failure';
import { MINUTE, SECOND } from '@/utils/core/time';
import { UNSTORED, unstoredLogins } from '@/utils/core/unstored';
import type { LocksPort } from '@/utils/ports/deps';

/** Waits between the tries; each is twice the one before. */
const FIRST_WAIT = SECOND;
const LONGEST_WAIT = MINUTE;

/** Whether renewed tokens of this login wait to be stored: until they are, nobody may renew it again. */
export async function isUnstored(locks: LocksPort, loginId: string): Promise<boolean> {
  return unstoredLogins(await locks.held()).includes(loginId);
}

/** Whether the page that keeps tokens may be closed. */
export async function isAllStored(locks: LocksPort): Promise<boolean> {
  return unstoredLogins(await locks.held()).length === 0;
}

/**
 * Stores renewed tokens. Where the disk is full or the database does not answer they stay in memory, because the old ones
 * may be worth nothing by now, and are tried again for as long as this page lives.
 * @throws what kept them from being stored; they are kept all the same, unless it lies in the tokens themselves
 */
export async function storeOrKeep(
  locks: LocksPort,
  loginId: string,
  store: () => Promise<unknown>,
): Promise<void> {
  try {
    await store();
  } catch (error) {
    if (!isOfStorage(error)) throw error;
    // A write that failed for a passing reason is tried once more at once.
    await store().catch(async (again: unknown) => {
      await keep(locks, loginId, store);
      throw again;
    });
  }
}

/** Whether an error says that nothing could be stored, and nothing about what was to be. */
export function isOfStorage(error: unknown): boolean {
  return !(error instanceof Failure) && storageCode(error) !== 'unexpected';
}

/** @returns as soon as the lock is held */
function keep(locks: LocksPort, loginId: string, store: () => Promise<unknown>): Promise<void> {
  return new Promise((held, failed) => {
    const keeping = locks.exclusive(`${UNSTORED}${loginId}`, async () => {
      held();
      // What lies in the tokens themselves is no reason to keep them.
      await untilStored(store).catch(() => {});
    });
    keeping.catch(failed);
  });
}

/**
 * Tries again, ever more slowly, for as long as the storage fails; the first time after a second.
 * `patience`: how long it is tried at most, in milliseconds
 * @throws what lies in the work itself, or the storage's error when the patience is over
 */
export async function untilStored<T>(
  store: () => Promise<T>,
  patience = Number.POSITIVE_INFINITY,
): Promise<T> {
  let waited = 0;
  for (let wait = FIRST_WAIT; ; wait = Math.min(2 * wait, LONGEST_WAIT)) {
    await new Promise((resolve) => setTimeout(resolve, wait));
    waited += wait;
    try {
      return await store();
    } catch (error) {
      if (!isOfStorage(error) || waited >= patience) throw error;
    }
  }
}
