import type { ProfileRow } from '@/utils/db/rows';
import type { Finding } from '@/utils/health/profile-state';
import { STRIKE_GAP } from '@/utils/health/suspicion';
import type { FoundProfile } from '@/utils/networks/network';
import type { ProfilesSeen } from './check-result';

/** The stored profiles with the limits that a check has seen. Untouched ones stay the same objects. */
export function seeProfiles(
  profiles: readonly ProfileRow[],
  seen: ProfilesSeen,
  now: number,
): readonly ProfileRow[] {
  if (seen.kind === 'not_listed') return profiles;
  if (seen.kind === 'limited') {
    const limit: Finding = { cause: seen.cause, at: now, evidence: seen.evidence };
    return profiles.map((profile) => ({ ...profile, limit: keepStart(profile.limit, limit) }));
  }
  const found = new Map(seen.profiles.map((profile) => [profile.networkId, profile]));
  return profiles.map((profile) => {
    const listed = found.get(profile.networkId);
    return listed ? seeListed(profile, listed, now) : seeMissing(profile, seen.profiles.length, now);
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
 * A profile that the list lacks while it holds others has lost its role. An empty list may be a hiccup of the network:
 * it counts when it is still empty ten minutes later.
 */
function seeMissing(profile: ProfileRow, listed: number, now: number): ProfileRow {
  if (profile.state === 'unlinked') return profile;
  const missingSince = Math.min(profile.missingSince ?? now, now);
  const proved = listed > 0 || now - missingSince >= STRIKE_GAP;
  const limit = proved
    ? keepStart(profile.limit, { cause: 'role_lost', at: now, evidence: null })
    : profile.limit;
  return { ...profile, limit, missingSince };
}

/** The same finding again keeps the moment at which it was first made. */
function keepStart(before: Finding | null, finding: Finding): Finding {
  return before?.cause === finding.cause ? before : finding;
}
