import { DAY, MINUTE } from '@/utils/core/time';
import type { GrantFacts } from './grant';
import type { Finding } from './profile-state';
import type { Suspicion } from './suspicion';

/**
 * The computer's clock is a witness, not a judge: it may be wrong, jump ahead and come back. What was stored while it ran
 * ahead would otherwise lie in a future that takes a year to come.
 */

/** Clocks are corrected by seconds all the time; less than this is no news. */
export const CLOCK_SLACK = 5 * MINUTE;

/** How far ahead of now a moment of each kind can lie when the clock that it was made by was right. */
export const LONGEST_AHEAD = {
  /** The next check: a day at the most, for the longest pause that a server is granted and for the slowest rhythm. */
  check: DAY,
  /** The end of a proof: two such rhythms. */
  proof: 2 * DAY,
} as const;

function passedOrNull(moment: number | null, now: number): number | null {
  return moment === null ? null : Math.min(moment, now);
}

/**
 * The facts of a grant after the clock came back. Ends that were counted from a moment in the future move with it; ends
 * that were counted before the jump stay.
 * `ahead`: how far the clock has been ahead, as far as is known (milliseconds).
 */
export function clampedGrant(grant: GrantFacts, ahead: number, now: number): GrantFacts {
  const renewedInFuture = grant.renewedAt > now;
  const back = Math.max(ahead, grant.renewedAt - now);
  return {
    ...grant,
    grantedAt: Math.min(grant.grantedAt, now),
    renewedAt: Math.min(grant.renewedAt, now),
    renewalFailingSince: passedOrNull(grant.renewalFailingSince, now),
    renewalTriedAt: passedOrNull(grant.renewalTriedAt, now),
    clocks: grant.clocks.map((clock) =>
      renewedInFuture && clock.at > grant.renewedAt ? { ...clock, at: clock.at - back } : clock,
    ),
  };
}

/** A suspicion whose strikes lie in the future gets its second strike ten minutes from now, not in a year. */
export function clampedSuspicion(suspicion: Suspicion, now: number): Suspicion {
  return {
    ...suspicion,
    firstAt: Math.min(suspicion.firstAt, now),
    lastAt: Math.min(suspicion.lastAt, now),
  };
}

/** The same finding, made in the past. */
export function clampedFinding(finding: Finding | null, now: number): Finding | null {
  return finding && finding.at > now ? { ...finding, at: now } : finding;
}

/** The difference between a server's clock and this one, as one answer told it. */
export interface ClockReading {
  readonly host: string;
  /** Positive where this computer is ahead (milliseconds). */
  readonly ahead: number;
}

/**
 * By how much this computer's clock is off. One odd server is no proof, however often it is asked: at least two hosts,
 * and more than half of all, must tell a difference of more than five minutes, and the same one.
 * @returns milliseconds, positive where it is ahead; 0 where it is right by most hosts; null where too few have told
 */
export function clockOffBy(readings: readonly ClockReading[]): number | null {
  const byHost = mediansByHost(readings);
  if (byHost.length < 2) return null;
  const middle = median(byHost);
  const agreeing = byHost.filter((ahead) => Math.abs(ahead - middle) <= CLOCK_SLACK);
  if (agreeing.length * 2 <= byHost.length) return null;
  return Math.abs(middle) > CLOCK_SLACK ? middle : 0;
}

/**
 * What servers say of this clock, were it a single one that has spoken: enough to trust a date, or not to.
 * @returns `untold` where none has
 */
export function clockStanding(readings: readonly ClockReading[]): 'right' | 'wrong' | 'untold' {
  if (readings.length === 0) return 'untold';
  return Math.abs(median(mediansByHost(readings))) > CLOCK_SLACK ? 'wrong' : 'right';
}

/** Whether this clock runs ahead by what most hosts say, were it a single one: enough to take care, not to say so. */
export function isAhead(readings: readonly ClockReading[]): boolean {
  return readings.length > 0 && median(mediansByHost(readings)) > CLOCK_SLACK;
}

function mediansByHost(readings: readonly ClockReading[]): readonly number[] {
  return [...Map.groupBy(readings, ({ host }) => host).values()].map((own) =>
    median(own.map(({ ahead }) => ahead)),
  );
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? 0;
}
