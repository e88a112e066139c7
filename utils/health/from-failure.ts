import { Failure } from '@/utils/core/failure';
import { storageCode } from '@/utils/core/storage-failure';
import type { UnknownReason } from './verdict';

const REASONS: Partial<Record<Failure['code'], UnknownReason>> = {
  offline: 'offline',
  unreachable: 'unreachable',
  timed_out: 'timed_out',
  malformed: 'malformed',
  identity_mismatch: 'malformed',
  host_refused: 'host_refused',
  insecure_address: 'host_refused',
  host_permission_missing: 'permission_withheld',
  vault_unreadable: 'vault_locked',
  // The tokens are not there, or the app that they belong to: for the person it is the same.
  gone: 'vault_locked',
};

/** What a failure on the way says about a grant: nothing. @returns why Relink could not tell */
export function unknownReason(error: unknown): UnknownReason {
  if (error instanceof Failure) return REASONS[error.code] ?? 'unexpected';
  const code = storageCode(error);
  return code === 'storage_full' || code === 'storage_failed' ? code : 'unexpected';
}
