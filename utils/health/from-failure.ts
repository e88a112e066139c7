import { Failure } from '@/utils/core/failure';
import type { UnknownReason } from './verdict';

const REASONS: Partial<Record<Failure['code'], UnknownReason>> = {
  offline: 'offline',
  unreachable: 'unreachable',
  timed_out: 'timed_out',
  malformed: 'malformed',
  host_permission_missing: 'permission_withheld',
  vault_unreadable: 'vault_locked',
  // The tokens are not there, or the app that they belong to: for the person it is the same.
  gone: 'vault_locked',
};

/** What a failure on the way says about a grant: nothing. @returns why Relink could not tell */
export function unknownReason(error: unknown): UnknownReason {
  return (error instanceof Failure && REASONS[error.code]) || 'malformed';
}
