import type { FailureCode } from '@/utils/core/failure';
import type { Cause } from '@/utils/health/cause';

const CAUSES: Partial<Record<FailureCode, Cause>> = {
  permission_missing: 'permission_missing',
  no_profiles: 'permission_missing',
  account_suspended: 'account_suspended',
  action_required: 'action_required',
  app_refused: 'app_problem',
};

/** @returns the cause whose guide helps after a failed sign-in, or null */
export function causeOfFailure(code: FailureCode): Cause | null {
  return CAUSES[code] ?? null;
}
