import { DAY, SECOND } from '@/utils/core/time';

type Headers = Readonly<Record<string, string>>;

/** When a limit is over: X (epoch seconds), Mastodon (ISO time), atproto and IETF draft (epoch or seconds left). */
const RESET_HEADERS = ['x-rate-limit-reset', 'x-ratelimit-reset', 'ratelimit-reset'];

/** Smaller numbers are seconds left, larger ones seconds since the epoch. */
const EPOCH_FROM = 1_000_000_000;

/**
 * How long a server asks us to wait, in milliseconds. `Retry-After` (RFC 9110 §10.2.3) goes before the reset headers.
 * Moments are counted from the answer's own `Date`, so a wrong clock on this computer does no harm.
 * @returns undefined where the server does not say, at most a day otherwise
 */
export function retryAfterMs(headers: Headers): number | undefined {
  for (const name of ['retry-after', ...RESET_HEADERS]) {
    const wait = waitOf(headers[name], Date.parse(headers.date ?? ''));
    if (wait !== undefined) return wait;
  }
  return undefined;
}

/** A wait that can be relied on: not negative, not longer than a day. */
export function boundedWait(ms: number): number {
  return Math.min(Math.max(0, ms), DAY);
}

function waitOf(value: string | undefined, answeredAt: number): number | undefined {
  const text = value?.trim() ?? '';
  const number = /^\d+(\.\d+)?$/.test(text) ? Number(text) : Number.NaN;
  if (number < EPOCH_FROM) return boundedWait(number * SECOND);
  const moment = Number.isNaN(number) ? Date.parse(text) : number * SECOND;
  const wait = moment - answeredAt;
  return Number.isNaN(wait) ? undefined : boundedWait(wait);
}
