import { CLOCK_SLACK } from '@/utils/health/clock';
import type { RelinkDatabase } from './database';
import type { LeaseRow } from './rows';

/** Who renews which grant. A Web Lock dies with its holder; the row tells the next one that a renewal was under way. */
export function createLeaseStore(db: RelinkDatabase) {
  return {
    /** @returns false when another holder's lease still runs */
    takeLease: (loginId: string, holder: string, now: number, until: number): Promise<boolean> =>
      db.transaction('rw', db.leases, async () => {
        const lease = await db.leases.get(loginId);
        if (isHeldByAnother(lease, holder, now, until)) return false;
        await db.leases.put({ loginId, holder, until });
        return true;
      }),
    releaseLease: (loginId: string): Promise<void> => db.leases.delete(loginId),
    /** Whether a renewal was begun whose holder died: its single-use refresh token may be used up. */
    wasRenewalLeft: async (loginId: string, now: number): Promise<boolean> => {
      const lease = await db.leases.get(loginId);
      return lease !== undefined && lease.until <= now;
    },
    runningLeases: (now: number): Promise<number> => db.leases.filter((lease) => lease.until > now).count(),
  };
}

/** A lease that ends later than one taken now was taken by a clock that ran ahead, and holds nothing. */
function isHeldByAnother(lease: LeaseRow | undefined, holder: string, now: number, longest: number): boolean {
  if (lease === undefined || lease.holder === holder) return false;
  return lease.until > now && lease.until <= longest + CLOCK_SLACK;
}
