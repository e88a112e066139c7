import { HOUR, MINUTE } from '@/utils/core/time';
import type { Cause } from './cause';
import type { Evidence } from './evidence';
import type { Proof } from './verdict';

/** Time that must lie between two ambiguous answers before they count as proof (product.md, rule 1). */
export const STRIKE_GAP = 10 * MINUTE;
/** Failures of one network that begin within this time may have one common cause (rule 2). */
export const GROUP_SPAN = 30 * MINUTE;
/** From this many logins on, a network's failures are looked at together. */
export const GROUP_SIZE = 3;
/** How long ambiguous answers of a whole group are held: longer than a short outage. */
export const GROUP_PATIENCE = HOUR;

/** A failing answer on record, until it is proved, refuted by a success, or given up. */
export interface Suspicion {
  readonly cause: Cause;
  readonly proof: Proof;
  readonly firstAt: number;
  readonly lastAt: number;
  /** Failing checks that lie at least `STRIKE_GAP` apart. */
  readonly strikes: number;
  readonly evidence: Evidence;
}
