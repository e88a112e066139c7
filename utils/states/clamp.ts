import { type LoginRow, NEVER, type ProfileRow } from '@/utils/db/rows';
import {
  CLOCK_SLACK,
  clampedFinding,
  clampedGrant,
  clampedSuspicion,
  LONGEST_AHEAD,
} from '@/utils/health/clock';
import { dated } from './dated';

/**
 * A login after the clock came back: what has happened lies in the past, nothing is proved by a check of the future, and
 * a check is due. A pause that the server has asked for stays, if it can be one.
 * `ahead`: how far the clock has been ahead, as far as is known (milliseconds).
 */
export function clampedLogin(login: LoginRow, ahead: number, now: number): LoginRow {
  if (!login.grant) return login;
  const grant = clampedGrant(login.grant, ahead, now);
  const proofInFuture = login.lastVerifiedAt > now || login.verifyBy > now + LONGEST_AHEAD.proof;
  const clamped: LoginRow = {
    ...login,
    grant,
    connectedAt: Math.min(login.connectedAt, now),
    lastCheckedAt: login.lastCheckedAt === null ? null : Math.min(login.lastCheckedAt, now),
    // When it was proved, nobody knows; that it was when its tokens were issued, is certain.
    lastVerifiedAt: login.lastVerifiedAt > now ? grant.renewedAt : login.lastVerifiedAt,
    verifyBy: proofInFuture ? now - 1 : login.verifyBy,
    suspicion: login.suspicion && clampedSuspicion(login.suspicion, now),
    death: clampedFinding(login.death, now),
    unknown: login.unknown && { ...login.unknown, since: Math.min(login.unknown.since, now) },
    nextCheckAt: isPaused(login, now) ? login.nextCheckAt : Math.min(login.nextCheckAt, now),
  };
  // Due: warnings that began in the future end now.
  return { ...dated(clamped, now), stateDueAt: now };
}

function isPaused({ nextCheckAt, unknown }: LoginRow, now: number): boolean {
  if (nextCheckAt === NEVER) return true;
  return unknown?.reason === 'rate_limited' && nextCheckAt <= now + LONGEST_AHEAD.check + CLOCK_SLACK;
}

/** @returns the profile with its past in the past, or the same object */
export function clampedProfile(profile: ProfileRow, now: number): ProfileRow {
  const { stateSince, missingSince, addedAt } = profile;
  const limit = clampedFinding(profile.limit, now);
  if (Math.max(stateSince, missingSince ?? 0, addedAt) <= now && limit === profile.limit) return profile;
  return {
    ...profile,
    limit,
    stateSince: Math.min(stateSince, now),
    missingSince: missingSince === null ? null : Math.min(missingSince, now),
    addedAt: Math.min(addedAt, now),
  };
}
