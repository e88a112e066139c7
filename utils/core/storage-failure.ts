import { Failure, type FailureCode } from './failure';

/**
 * What an error of the database means. Dexie wraps the browser's QuotaExceededError, sometimes inside an AbortError
 * (https://dexie.org/docs/DexieErrors/Dexie.QuotaExceededError).
 */
export function storageCode(error: unknown): FailureCode {
  if (!(error instanceof Error)) return 'unexpected';
  const inner = 'inner' in error && error.inner instanceof Error ? error.inner : null;
  // Opening the database was refused by Relink itself.
  for (const cause of [error, inner]) if (cause instanceof Failure) return cause.code;
  if (error.name === 'QuotaExceededError' || inner?.name === 'QuotaExceededError') return 'storage_full';
  return /Abort|Transaction|Database|InvalidState|UnknownError/.test(error.name)
    ? 'storage_failed'
    : 'unexpected';
}
