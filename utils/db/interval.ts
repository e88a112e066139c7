import { HOUR, MINUTE } from '@/utils/core/time';

/** Shortest, longest and first value of the check interval, in minutes. */
const INTERVAL_MINUTES = { least: 5, most: (12 * HOUR) / MINUTE, initial: 15 } as const;

/** @returns the interval that a stored value means, in milliseconds; the first value for what is none */
export function intervalOf(stored: unknown): number {
  const { least, most, initial } = INTERVAL_MINUTES;
  const isOne = typeof stored === 'number' && stored >= least && stored <= most;
  return (isOne ? stored : initial) * MINUTE;
}
