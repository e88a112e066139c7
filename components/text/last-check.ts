import type { LoginRow, ProfileRow } from '@/utils/db/rows';
import { causeText } from '@/utils/health/cause';
import { asksForPerson } from './asks-for-person';
import { ago } from './dates';
import { placeNameOf } from './network-names';
import { stateOf } from './profile-line';
import { unknownReasonText } from './unknown-reason';

/**
 * @returns what the last check of a profile has proved, from what it has stored: nothing is said of one that has not ended.
 * Null for a profile that nothing is checked of, and before the first check.
 */
export function lastCheckText(profile: ProfileRow, login: LoginRow, now: number): string | null {
  const { checkAsked, lastCheckedAt, lastVerifiedAt, suspicion, unknown } = login;
  if (profile.state === 'unlinked' || !login.grant) return null;
  if (checkAsked) return 'A check was asked for. What it proves stands here once it has ended.';
  // A sign-in asks the network too, and proves what a check does.
  const at = Math.max(lastVerifiedAt, lastCheckedAt ?? 0);
  const when = ago(at, now);
  if (profile.state === 'disconnected') {
    const why = profile.cause ? `: ${causeText(profile.cause).title}` : '';
    return unknown
      ? `Could not be checked ${when}: ${unknownReasonText(unknown)}. What was proved before stays${why}.`
      : `Checked ${when}. Disconnected${why}.`;
  }
  if (unknown) return `Could not be verified ${when}${whyNot(profile, login, unknown, now)}.`;
  const place = placeNameOf(login);
  if (suspicion && at > lastVerifiedAt)
    return `Checked ${when}: ${place} gave an answer that looked wrong. Relink asks again before it believes it.`;
  if (at > lastVerifiedAt) return null;
  const well = stateOf(profile, login, now) === 'connected' ? ' Nothing is wrong.' : '';
  return `Checked ${when}: ${place} answered as ${login.name}.${well}`;
}

/** Empty where the page says why in a panel of its own, with what comes next. */
function whyNot(
  profile: ProfileRow,
  login: LoginRow,
  unknown: NonNullable<LoginRow['unknown']>,
  now: number,
): string {
  const state = stateOf(profile, login, now);
  const isSaid = state === 'unverified' || asksForPerson(profile, login, state);
  return isSaid ? '' : `: ${unknownReasonText(unknown)}`;
}
