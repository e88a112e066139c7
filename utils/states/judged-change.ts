import type { FailureCode } from '@/utils/core/failure';
import type { Change, LoginState } from '@/utils/db/change-login';
import type { EventRow, LoginRow, ProfileRow } from '@/utils/db/rows';
import { judgeProfile } from '@/utils/health/judge-profiles';
import { needsPerson } from '@/utils/health/verdict';
import { disconnectionAlert } from './alert-rows';
import { dated, loginFacts } from './dated';

/**
 * Judges all profiles of a login after its facts have changed.
 * `profiles`: as they are now, with new limits. `before`: as they are stored, to tell what changed.
 * @returns the login, the changed profiles, an event for each change of state, and the alert of a disconnection
 */
export function judgedChange(
  login: LoginRow,
  profiles: readonly ProfileRow[],
  before: LoginState,
  now: number,
): Change {
  const facts = loginFacts(login);
  const judged = profiles.map((profile) => judgeProfile(profile, facts, now));
  const stored = new Map(before.profiles.map((profile) => [profile.id, profile]));
  const changed = judged.filter((profile) => stored.get(profile.id) !== profile);
  const events = changed.flatMap((profile) => stateEvent(profile, stored.get(profile.id), login, now));
  // Another cause of a disconnection that is told already is history, not news.
  const died = events.find(
    ({ kind, profileId }) => kind === 'disconnected' && stored.get(profileId ?? '')?.state !== 'disconnected',
  );
  return {
    login: dated(login, now),
    profiles: changed,
    events,
    ...(died ? { alerts: [disconnectionAlert(login, died, now)] } : {}),
  };
}

function stateEvent(
  after: ProfileRow,
  before: ProfileRow | undefined,
  login: LoginRow,
  now: number,
): EventRow[] {
  if (!before || (after.state === before.state && after.cause === before.cause)) return [];
  const kind = eventKind(after, before, login.grant?.grantedAt ?? login.connectedAt);
  if (!kind) return [];
  const { id: profileId, loginId, cause, evidence } = after;
  const failure = kind === 'expiring' ? keptFromChecking(login) : null;
  return [{ at: now, kind, loginId, profileId, cause, failure, evidence }];
}

/** What keeps Relink from checking until somebody signs in; no date is near then. */
function keptFromChecking({ unknown }: LoginRow): FailureCode | null {
  if (!unknown || !needsPerson(unknown.reason)) return null;
  return unknown.reason === 'vault_locked' ? 'vault_unreadable' : 'host_refused';
}

/** Whoever has signed in since it broke has mended it; without that, it works again of its own accord. */
function eventKind(after: ProfileRow, before: ProfileRow, grantedAt: number): EventRow['kind'] | null {
  if (after.state === 'disconnected') return 'disconnected';
  if (before.state === 'disconnected') return grantedAt > before.stateSince ? 'reconnected' : 'recovered';
  return after.state === 'expiring' ? 'expiring' : null;
}
