import type { LoginRow, ProfileRow } from '@/utils/db/rows';
import { causeText } from '@/utils/health/cause';
import { type ShownState, shownState } from '@/utils/health/profile-state';
import { needsPerson, type UnknownReason } from '@/utils/health/verdict';
import { ago, day, momentSince, timeLeft } from './dates';
import { unknownReasonText } from './unknown-reason';

/** @returns the state that a page shows for a profile */
export function stateOf(profile: ProfileRow, login: LoginRow, now: number): ShownState {
  return shownState(profile.state, login.verifyBy, now);
}

/**
 * @returns until when nobody is needed: "until 14 March", "until about 14 March", or "no end known"; of a date that has
 *   passed "was to end on 14 March, not confirmed yet", because a date proves nothing
 */
export function untilText({ humanNeededAt, humanNeededExact }: LoginRow, now: number): string {
  if (humanNeededAt === null) return 'no end known';
  const date = day(humanNeededAt, now);
  if (humanNeededAt <= now)
    return `was to end ${humanNeededExact ? 'on' : 'about'} ${date}, not confirmed yet`;
  return `until ${humanNeededExact ? '' : 'about '}${date}`;
}

/** @returns when and why Relink last failed to tell: "not verified since 10:12: the network has trouble" */
export function unverifiedText(login: LoginRow, now: number): string {
  const reason = login.unknown ? `: ${unknownReasonText(login.unknown)}` : '';
  return `not verified since ${momentSince(login.lastVerifiedAt, now)}${reason}`;
}

/** @returns why Relink cannot check any more and what to do, as a sentence of its own */
export function uncheckableText(reason: UnknownReason): string {
  const text = unknownReasonText({ reason });
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}

/** @returns how near the end of a login is: "9 days left · until about 14 March", or why it cannot be checked any more */
export function endingText(login: LoginRow, now: number): string {
  if (login.unknown && needsPerson(login.unknown.reason)) return uncheckableText(login.unknown.reason);
  if (login.humanNeededAt === null) return 'Needs you soon';
  if (login.humanNeededAt <= now) return untilText(login, now);
  return `${timeLeft(login.humanNeededAt, now)} · ${untilText(login, now)}`;
}

/** @returns the line below a profile's name: what is known about it, most important first */
export function profileLine(profile: ProfileRow, login: LoginRow, now: number): string {
  switch (stateOf(profile, login, now)) {
    case 'disconnected': {
      const title = profile.cause ? causeText(profile.cause).title : 'Disconnected';
      return `${title} · ${ago(profile.stateSince, now)}`;
    }
    case 'expiring':
      return endingText(login, now);
    case 'unverified':
      return unverifiedText(login, now);
    case 'unlinked':
      return `Unlinked ${ago(profile.stateSince, now)}`;
    case 'connected':
      return `verified ${ago(login.lastVerifiedAt, now)} · ${untilText(login, now)}`;
  }
}
