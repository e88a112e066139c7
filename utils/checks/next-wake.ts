import { SECOND } from '@/utils/core/time';

/** Chrome lets an alarm wait at least this long. */
const SHORTEST_ALARM = 30 * SECOND;
/** Logins that become due within this time of each other are checked in one wake. */
const GATHER = 20 * SECOND;

/** @returns when to wake for what is due at `next` */
export function wakeFor(next: number, now: number): number {
  return Math.max(next + GATHER, now + SHORTEST_ALARM);
}
