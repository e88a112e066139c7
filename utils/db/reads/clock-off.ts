import { DAY } from '@/utils/core/time';
import type { RelinkDatabase } from '../database';

/** What the servers' clocks last said about this computer's. */
export interface ClockOff {
  /** Positive where this computer is ahead (milliseconds); 0 where it is right. */
  readonly ahead: number;
  readonly at: number;
}

const KEY = 'clockOff';

/** Keeps what the servers' clocks said. */
export function saveClockOff(db: RelinkDatabase, off: ClockOff): Promise<string> {
  return db.settings.put({ key: KEY, value: off });
}

/** @returns null before enough servers have told */
export async function readClockOff(db: RelinkDatabase): Promise<ClockOff | null> {
  const value = (await db.settings.get(KEY))?.value;
  return isClockOff(value) ? value : null;
}

/** @returns by how much the clock is off now, as far as is known; 0 when what was said is older than a day */
export function clockAhead(off: ClockOff | null, now: number): number {
  return off && Math.abs(now - off.at) <= DAY ? off.ahead : 0;
}

function isClockOff(value: unknown): value is ClockOff {
  return typeof value === 'object' && value !== null && 'ahead' in value && 'at' in value
    ? typeof value.ahead === 'number' && typeof value.at === 'number'
    : false;
}
