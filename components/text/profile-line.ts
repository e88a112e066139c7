import type { LoginRow, ProfileRow } from '@/utils/db/rows';
import { causeText } from '@/utils/health/cause';
import { type ShownState, shownState } from '@/utils/health/profile-state';
import { ago, day, momentSince, timeLeft } from './dates';
import { unknownReasonText } from './unknown-reason';

/** @returns the state that a page shows for a profile */
export function stateOf(profile: ProfileRow, login: LoginRow, now: number): ShownState {
  return shownState(profile.state, login.verifyBy, now);
}

/** @returns until when nobody is needed: "until 14 March", "until about 14 March", or "no end known" */
function untilText(login: LoginRow, now: number): string {
  if (login.humanNeededAt === null) return 'no end known';
  return `until ${login.humanNeededExact ? '' : 'about '}${day(login.humanNeededAt, now)}`;
}

/** @returns when and why Relink last failed to tell: "not verified since 10:12: the network has trouble" */
export function unverifiedText(login: LoginRow, now: number): string {
  const reason = login.unknown ? `: ${unknownReasonText(login.unknown.reason)}` : '';
  return `not verified since ${momentSince(login.lastVerifiedAt, now)}${reason}`;
}

/** @returns the line below a profile's name: what is known about it, most important first */
export function profileLine(profile: ProfileRow, login: LoginRow, now: number): string {
  switch (stateOf(profile, login, now)) {
    case 'disconnected': {
      const title = profile.cause ? causeText(profile.cause).title : 'Disconnected';
      return `${title} · ${ago(profile.stateSince, now)}`;
    }
    case 'expiring':
      return login.humanNeededAt === null
        ? 'Needs you soon'
        : `${timeLeft(login.humanNeededAt, now)} · ${untilText(login, now)}`;
    case 'unverified':
      return unverifiedText(login, now);
    case 'unlinked':
      return `Unlinked ${ago(profile.stateSince, now)}`;
    case 'connected':
      return `verified ${ago(login.lastVerifiedAt, now)} · ${untilText(login, now)}`;
  }
}
