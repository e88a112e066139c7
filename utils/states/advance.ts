import type { Change, LoginState } from '@/utils/db/change-login';
import type { LoginRow } from '@/utils/db/rows';
import { judgedChange } from './judged-change';

/**
 * What time alone makes of a login: a warning begins, or a date passes, which only an answer can confirm or refute.
 * `isPaused`: whether its server has asked for a pause, which outlasts the date.
 */
export function advanced({ login, profiles }: LoginState, isPaused: boolean, now: number): Change {
  const isDue = !isPaused && asksForAnswer(login, now);
  const nextCheckAt = isDue ? Math.min(login.nextCheckAt, now) : login.nextCheckAt;
  return judgedChange({ ...login, nextCheckAt }, profiles, { login, profiles }, now);
}

function asksForAnswer({ humanNeededAt, lastCheckedAt }: LoginRow, now: number): boolean {
  return humanNeededAt !== null && humanNeededAt <= now && (lastCheckedAt ?? 0) < humanNeededAt;
}
