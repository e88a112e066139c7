import { DAY } from '@/utils/core/time';
import type { Cause } from './cause';
import type { Evidence } from './evidence';
import type { HumanNeeded } from './grant';

/**
 * The stored state of a profile: what is proved. `unverified` is not stored: it follows from the age of the last proof
 * (see `shownState`), so a browser that was closed for a week rewrites nothing when it opens.
 */
export type StoredState = 'connected' | 'expiring' | 'disconnected' | 'unlinked';

/** The states that pages show. */
export type ShownState = 'connected' | 'expiring' | 'disconnected' | 'unverified' | 'unlinked';

/** A proved end of the whole login, or a proved limit of one profile. */
export interface Finding {
  readonly cause: Cause;
  /** When it was proved (milliseconds since the epoch). */
  readonly at: number;
  readonly evidence: Evidence | null;
}

export interface ProfileFacts {
  /** The login is dead: every profile of it is disconnected. */
  readonly death: Finding | null;
  /** Only this profile is: role or permission. */
  readonly limit: Finding | null;
  readonly humanNeeded: HumanNeeded | null;
  /** Since when nothing but a sign-in can let Relink check again (see `needsPerson`); null while it can. */
  readonly uncheckableSince: number | null;
}

export interface JudgedState {
  readonly state: 'connected' | 'expiring' | 'disconnected';
  readonly cause: Cause | null;
  readonly evidence: Evidence | null;
  /** When the state began: the proof's moment, or the start of the warning; null where only the writer knows. */
  readonly since: number | null;
}

/** Ten days, or a fifth of the grant's life where that is shorter, in milliseconds. */
export function warningWindow({ since, at }: Pick<HumanNeeded, 'since' | 'at'>): number {
  return Math.min(10 * DAY, Math.max(0, at - since) / 5);
}

/** Judges a profile from what is proved and the time. A date that has passed is a warning, never a proof. */
export function profileState(facts: ProfileFacts, now: number): JudgedState {
  const finding = facts.death ?? facts.limit;
  if (finding) {
    return { state: 'disconnected', cause: finding.cause, evidence: finding.evidence, since: finding.at };
  }
  if (facts.uncheckableSince !== null)
    return { state: 'expiring', cause: null, evidence: null, since: facts.uncheckableSince };
  const end = facts.humanNeeded;
  if (!end) return { state: 'connected', cause: null, evidence: null, since: null };
  const warnFrom = end.at - warningWindow(end);
  return now >= warnFrom
    ? { state: 'expiring', cause: null, evidence: null, since: warnFrom }
    : { state: 'connected', cause: null, evidence: null, since: null };
}

/**
 * @returns the next moment at which time alone begins a warning or makes a check due, because a date passes (milliseconds
 *   since the epoch), or null.
 */
export function stateDueAt(facts: Pick<ProfileFacts, 'death' | 'humanNeeded'>, now: number): number | null {
  if (facts.death || !facts.humanNeeded) return null;
  const { at } = facts.humanNeeded;
  const warnFrom = at - warningWindow(facts.humanNeeded);
  if (now < warnFrom) return warnFrom;
  return now < at ? at : null;
}

/** What a page shows: a connected profile whose proof is too old is not verified, and never green. */
export function shownState(state: StoredState, verifyBy: number, now: number): ShownState {
  return state === 'connected' && verifyBy < now ? 'unverified' : state;
}
