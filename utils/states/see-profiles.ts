import type { ProfileRow } from '@/utils/db/rows';
import type { Evidence } from '@/utils/health/evidence';
import type { Finding } from '@/utils/health/profile-state';
import { STRIKE_GAP } from '@/utils/health/suspicion';
import type { FoundProfile } from '@/utils/networks/network';
import type { ProfilesSeen } from './check-result';

/**
 * The stored profiles with the limits that a list has shown. Untouched ones stay the same objects.
 * `signedInAt`: when the person last signed in (milliseconds since the epoch). `now`: the same for the list that belongs
 * to that sign-in, so that what it lacks is told apart from what a later one lacks.
 */
export function seeProfiles(
  profiles: readonly ProfileRow[],
  seen: ProfilesSeen,
  signedInAt: number,
  now: number,
): readonly ProfileRow[] {
  if (seen.kind === 'not_listed') return profiles;
  if (seen.kind === 'limited') {
    const { cause, evidence } = seen;
    if (cause === 'role_lost') return profiles.map((profile) => lookAgain(profile, cause, evidence, now));
    return profiles.map((profile) => ({
      ...profile,
      limit: keepStart(profile.limit, { cause, at: now, evidence }),
    }));
  }
  const found = new Map(seen.profiles.map((profile) => [profile.networkId, profile]));
  return profiles.map((profile) => {
    const listed = found.get(profile.networkId);
    return listed
      ? seeListed(profile, listed, now)
      : seeMissing(profile, seen.profiles.length, signedInAt, now);
  });
}

function seeListed(profile: ProfileRow, listed: FoundProfile, now: number): ProfileRow {
  const limit = listed.limit
    ? keepStart(profile.limit, { cause: listed.limit, at: now, evidence: null })
    : null;
  const { name, handle, avatar, url } = listed;
  const fresh = { ...profile, name, handle, avatar, url, limit, missingSince: null };
  return JSON.stringify(fresh) === JSON.stringify(profile) ? profile : fresh;
}

/**
 * A profile that the list lacks. Where that began with the person's sign-in it was left unticked there, at once when the
 * list holds others. Otherwise its role was lost, if it is still missing ten minutes later: a list that is empty, or short
 * by one, may be a hiccup of the network.
 */
function seeMissing(profile: ProfileRow, listed: number, signedInAt: number, now: number): ProfileRow {
  if (profile.state === 'unlinked') return profile;
  const missingSince = Math.min(profile.missingSince ?? now, now);
  if (missingSince !== signedInAt) return lookAgain(profile, 'role_lost', null, now);
  if (listed === 0) return lookAgain(profile, 'not_selected', null, now);
  const limit = foundMissing(profile.limit) ?? { cause: 'not_selected', at: now, evidence: null };
  return { ...profile, limit, missingSince };
}

/** The first look notes that the profile is missing; the second, ten minutes later, is proof. */
function lookAgain(
  profile: ProfileRow,
  cause: 'role_lost' | 'not_selected',
  evidence: Evidence | null,
  now: number,
): ProfileRow {
  if (profile.state === 'unlinked') return profile;
  const missingSince = Math.min(profile.missingSince ?? now, now);
  const isProved = now - missingSince >= STRIKE_GAP;
  const limit = foundMissing(profile.limit) ?? (isProved ? { cause, at: now, evidence } : profile.limit);
  return { ...profile, limit, missingSince };
}

/** What was found out about a missing profile stays for as long as it is missing. */
function foundMissing(limit: Finding | null): Finding | null {
  return limit?.cause === 'role_lost' || limit?.cause === 'not_selected' ? limit : null;
}

/** Whether a profile was missing in the last list and is to be looked at again. */
export function isPending({ missingSince, limit, state }: ProfileRow): boolean {
  return missingSince !== null && state !== 'unlinked' && !foundMissing(limit);
}

/** The same finding again keeps the moment at which it was first made. */
function keepStart(before: Finding | null, finding: Finding): Finding {
  return before?.cause === finding.cause ? before : finding;
}
