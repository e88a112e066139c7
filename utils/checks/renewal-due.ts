import { DAY, MINUTE } from '@/utils/core/time';
import { accessEndsAt, type GrantFacts } from '@/utils/health/grant';
import type { Renewal } from '@/utils/networks/access';

/** An access token with less left than this is treated as ended: the answer may come after it. */
const LEEWAY = MINUTE;

/**
 * Whether to renew now. `must`: the access token has ended, a probe would only fail. `due`: in good time, or because the
 * renewal is the proof of life. A network whose single-use refresh token proves nothing is never renewed to probe.
 */
export function renewalDue(
  renewal: Renewal,
  grant: GrantFacts,
  forced: boolean,
  now: number,
): 'must' | 'due' | 'no' {
  if (renewal.kind === 'none') return 'no';
  const ends = accessEndsAt(grant);
  if (ends !== null && ends <= now + LEEWAY) return 'must';
  if (renewal.provesLife && forced) return 'due';
  if (renewal.everyMs !== null && now - grant.renewedAt >= renewal.everyMs) return 'due';
  return ends !== null && ends - now <= renewal.aheadMs && triedLongAgo(renewal.aheadMs, grant, now)
    ? 'due'
    : 'no';
}

/** A wide window (Meta: 50 of 60 days) leaves time for one try a day; a narrow one for a few in all. */
function triedLongAgo(aheadMs: number, grant: GrantFacts, now: number): boolean {
  const last = Math.max(grant.renewalTriedAt ?? 0, grant.renewedAt);
  return now - last >= Math.min(DAY, aheadMs / 4);
}

/**
 * Whether a silent authorization should be tried: the only renewal of this grant, and half of the access token's life
 * is over. One that fails (nobody is signed in) is tried a few times in all, not at every check, and none is tried where
 * a proof has outlived the date: that server prolongs on use.
 */
export function silentRenewalDue(grant: GrantFacts, verifiedAt: number, now: number): boolean {
  const ends = accessEndsAt(grant);
  if (ends === null || ends <= verifiedAt) return false;
  const life = ends - grant.renewedAt;
  const last = Math.max(grant.renewalTriedAt ?? 0, grant.renewedAt);
  return ends - now <= life / 2 && now - last >= Math.min(DAY, life / 8);
}
