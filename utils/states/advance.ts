import type { Change, LoginState } from '@/utils/db/change-login';
import type { LoginRow } from '@/utils/db/rows';
import { judgedChange } from './judged-change';

/** What time alone makes of a login: a warning begins, or a date passes, which only an answer can confirm or refute. */
export function advanced({ login, profiles }: LoginState, now: number): Change {
  const nextCheckAt = asksForAnswer(login, now) ? Math.min(login.nextCheckAt, now) : login.nextCheckAt;
  return judgedChange({ ...login, nextCheckAt }, profiles, { login, profiles }, now);
}

/** A pause that the server has asked for outlasts the date. */
function asksForAnswer({ humanNeededAt, lastCheckedAt, unknown }: LoginRow, now: number): boolean {
  if (humanNeededAt === null || humanNeededAt > now) return false;
  return (lastCheckedAt ?? 0) < humanNeededAt && unknown?.reason !== 'rate_limited';
}
