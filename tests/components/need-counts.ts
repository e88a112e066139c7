import type { NeedCounts } from '@/utils/db/reads/needs';

/** What there is to do, in numbers; what is left out is none. */
export function needCounts(has: {
  readonly disconnected?: number;
  readonly signIns?: number;
  /** Tasks that are no sign-in. */
  readonly others?: number;
  readonly expiring?: number;
  readonly expiringSignIns?: number;
  readonly shelved?: number;
}): NeedCounts {
  const { disconnected = 0, signIns = 0, others = 0, expiring = 0, expiringSignIns = 0, shelved = 0 } = has;
  return {
    disconnected,
    expiring,
    shelved,
    tasks: { disconnected: signIns + others, expiring: expiringSignIns },
    signIns: { disconnected: signIns, expiring: expiringSignIns },
  };
}
