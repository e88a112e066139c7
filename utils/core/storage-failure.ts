import { Failure, type FailureCode } from './failure';

/** Names of errors that mean: the database did not do it, whatever was asked of it. */
const OF_STORAGE = /Abort|Transaction|Database|InvalidState|OpenFailed|UnknownError/;

/**
 * What an error of the database means. Dexie wraps the browser's errors: one inside another
 * (https://dexie.org/docs/DexieErrors/Dexie.QuotaExceededError), and those of a bulk write in a list
 * (https://dexie.org/docs/DexieErrors/Dexie.BulkError), so that a full disk can arrive as "1 of 1 operations failed".
 */
export function storageCode(error: unknown): FailureCode {
  if (!(error instanceof Error)) return 'unexpected';
  const errors = [error, ...wrapped(error)];
  // Opening the database was refused by Relink itself.
  for (const one of errors) if (one instanceof Failure) return one.code;
  if (errors.some(({ name }) => name === 'QuotaExceededError')) return 'storage_full';
  return errors.some(({ name }) => OF_STORAGE.test(name)) ? 'storage_failed' : 'unexpected';
}

function wrapped(error: Error): readonly Error[] {
  const inner = 'inner' in error ? [error.inner] : [];
  const failures = 'failures' in error && Array.isArray(error.failures) ? error.failures : [];
  return [...inner, ...failures].filter((one) => one instanceof Error);
}
