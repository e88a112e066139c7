import { DAY, MINUTE, SECOND } from '@/utils/core/time';
import type { Clock } from '@/utils/health/grant';
import type { TokenAnswer } from '@/utils/networks/access';

/** Less than this between two clocks is the way of the answer, and no wrong clock. */
const NO_SKEW = MINUTE;

/**
 * A date by a server's clock as this computer's clock will show it, so that a wrong clock here moves no date.
 * `serverNow`: what the server's clock showed when it answered; null where it did not say. `now`: what ours showed.
 */
export function localMoment(date: number, serverNow: number | null, now: number): number {
  if (serverNow === null || Math.abs(now - serverNow) < NO_SKEW) return date;
  return date + (now - serverNow);
}

interface ClockHeaders {
  readonly date?: string | null | undefined;
  readonly age?: string | null | undefined;
}

/** What a server's clock showed when it answered (RFC 9110 §6.6.1); null where it does not say, or a cache answered. */
export function serverClock({ date, age }: ClockHeaders): number | null {
  const at = Date.parse(date ?? '');
  return Number.isNaN(at) || Number(age ?? 0) > 0 ? null : at;
}

/** Servers that mean "never" send a far date; no clock is made of it. */
const NEVER_FROM = 100 * 365 * DAY;

/** A refresh token that ends sooner than this lives by being used, like a session. */
const SESSION_LIKE = 2 * DAY;

/** Seconds as servers send them: a number, or digits in a string. Zero and below stand for "none". */
export function readSeconds(value: unknown): number | null {
  const seconds = typeof value === 'string' && /^\d+(\.\d+)?$/.test(value.trim()) ? Number(value) : value;
  if (typeof seconds !== 'number' || !Number.isFinite(seconds)) return null;
  return seconds > 0 && seconds * SECOND < NEVER_FROM ? seconds : null;
}

/** The access token's end (RFC 6749 §5.1 `expires_in`), counted from the answer's arrival. */
export function accessClock(answer: TokenAnswer, at: number, mendedBy: Clock['mendedBy']): readonly Clock[] {
  const seconds = readSeconds(answer.expires_in);
  return seconds === null ? [] : [{ kind: 'access', at: at + seconds * SECOND, exact: true, mendedBy }];
}

/**
 * The refresh token's end where a server names it (Keycloak and GitLab say `refresh_expires_in`, others
 * `refresh_token_expires_in`). A short one is moved by every renewal; a long one is what a person has to know.
 */
export function refreshClock(answer: TokenAnswer, at: number): readonly Clock[] {
  const seconds = readSeconds(answer.refresh_expires_in) ?? readSeconds(answer.refresh_token_expires_in);
  if (seconds === null) return [];
  const life = seconds * SECOND;
  const mendedBy = life < SESSION_LIKE ? 'prolongation' : 'person';
  return [{ kind: 'refresh', at: at + life, exact: true, mendedBy }];
}
