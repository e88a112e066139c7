import type { Cause } from '@/utils/health/cause';
import type { Evidence } from '@/utils/health/evidence';
import type { Verdict } from '@/utils/health/verdict';
import type { Account, FoundProfile } from '@/utils/networks/network';

/** What a check saw of the profiles of a login. */
export type ProfilesSeen =
  /** Not looked at: the verdict says all there is. */
  | { readonly kind: 'not_listed' }
  | { readonly kind: 'listed'; readonly profiles: readonly FoundProfile[] }
  /** The list itself was refused for a reason that concerns every profile (a permission was withdrawn). */
  | { readonly kind: 'limited'; readonly cause: Cause; readonly evidence: Evidence };

/** One check of one login. */
export interface CheckResult {
  /**
   * When the answer came that it rests on, the first of them where there are several (milliseconds since the epoch). It
   * may be written much later: the computer may sleep in between.
   */
  readonly at: number;
  readonly verdict: Verdict;
  readonly profiles: ProfilesSeen;
  /** The account as the network describes it now; null when it was not asked. */
  readonly account: Account | null;
}

export function onlyVerdict(verdict: Verdict, at: number): CheckResult {
  return { at, verdict, profiles: { kind: 'not_listed' }, account: null };
}
