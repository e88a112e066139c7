import type { FailureCode } from './failure';

/**
 * What an error that is none of ours means. Dexie wraps the browser's QuotaExceededError, sometimes inside an AbortError
 * (https://dexie.org/docs/DexieErrors/Dexie.QuotaExceededError).
 */
export function storageCode(error: unknown): FailureCode {
  if (!(error instanceof Error)) return 'unexpected';
  const inner = 'inner' in error && error.inner instanceof Error ? error.inner.name : '';
  if (error.name === 'QuotaExceededError' || inner === 'QuotaExceededError') return 'storage_full';
  return /Abort|Transaction|Database|InvalidState|UnknownError/.test(error.name)
    ? 'storage_failed'
    : 'unexpected';
}
