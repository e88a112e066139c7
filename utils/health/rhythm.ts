import { HOUR, MINUTE } from '@/utils/core/time';
import { STRIKE_GAP } from './suspicion';

/** First wait after a check that could not tell; it doubles with each further one. */
const FIRST_RETRY = MINUTE;
const LONGEST_RETRY = HOUR;
/** A login that is proved dead rarely comes back by itself (a suspension lifted, an outage that looked like proof). */
const DEAD_RHYTHM = HOUR;

/** The rhythm of one login: the person's interval, but never more often than the network's quota allows. */
export function checkRhythm(interval: number, networkEveryMs: number): number {
  return Math.max(interval, networkEveryMs);
}

/** When a login counts as unverified: after two intervals without proof. */
export function verifyBy(verifiedAt: number, rhythm: number): number {
  return verifiedAt + 2 * rhythm;
}

/** When to try again after a check that could not tell. A server that names a time is obeyed. */
export function retryAt(failures: number, named: number | null, rhythm: number, now: number): number {
  if (named !== null && named > now) return named;
  return now + Math.min(FIRST_RETRY * 2 ** Math.min(failures, 10), LONGEST_RETRY, rhythm);
}

/** When to ask again after a failing answer: at the next strike, or at leisure once it is proved. */
export function nextAfterFailure(proved: boolean, lastStrikeAt: number, rhythm: number, now: number): number {
  return proved ? now + Math.max(rhythm, DEAD_RHYTHM) : Math.max(lastStrikeAt + STRIKE_GAP, now + MINUTE);
}
