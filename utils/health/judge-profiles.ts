import type { Cause } from './cause';
import type { Evidence } from './evidence';
import type { ProfileFacts } from './profile-state';
import { type Finding, type JudgedState, profileState, type StoredState } from './profile-state';

/** The part of a stored profile that a judgement reads and writes. */
export interface JudgedProfile {
  readonly state: StoredState;
  readonly cause: Cause | null;
  readonly stateSince: number;
  readonly limit: Finding | null;
  readonly evidence: Evidence | null;
}

/** @returns the profile as it stands now, or the same object when nothing changed; an unlinked one never changes. */
export function judgeProfile<P extends JudgedProfile>(
  profile: P,
  login: Omit<ProfileFacts, 'limit'>,
  now: number,
): P {
  if (profile.state === 'unlinked') return profile;
  const judged: JudgedState = profileState({ ...login, limit: profile.limit }, now);
  if (judged.state === profile.state && judged.cause === profile.cause) return profile;
  return {
    ...profile,
    state: judged.state,
    cause: judged.cause,
    evidence: judged.evidence,
    stateSince: judged.since ?? now,
  };
}
