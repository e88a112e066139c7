import { HOUR, MINUTE } from '@/utils/core/time';
import type { Cause } from './cause';
import type { Evidence } from './evidence';
import type { Finding } from './profile-state';
import type { Proof } from './verdict';

/** Time that must lie between two answers that are not definite before they count as proof (product.md, rule 1). */
export const STRIKE_GAP = 10 * MINUTE;
/** Whether logins fail together is judged among those that were asked within this time (rule 2). */
const GROUP_SPAN = 30 * MINUTE;
/** From this many logins on, a network's failures are looked at together. */
const GROUP_SIZE = 3;
/** How long ambiguous answers of a whole group are held: longer than a short outage. */
const GROUP_PATIENCE = HOUR;
/** How often a definite answer of a whole group must come: twenty minutes are longer than most wrong words. */
const GROUP_STRIKES = 3;
/** Answers of one sweep are as old as each other. */
const SWEEP_SPAN = 2 * MINUTE;

/** A failing answer on record, until it is proved or refuted by a success. */
export interface Suspicion {
  readonly cause: Cause;
  readonly proof: Proof;
  readonly firstAt: number;
  readonly lastAt: number;
  /** What the server's clock showed at the last strike; absent where it did not say. */
  readonly lastServerAt?: number;
  /** Failing checks that lie at least `STRIKE_GAP` apart. */
  readonly strikes: number;
  /**
   * How many of them came while the whole server was in doubt. An outage explains them, so they count no more once it is
   * over. Absent where it never was.
   */
  readonly heldStrikes?: number;
  readonly evidence: Evidence;
}

/** A failing verdict as the suspicion that it raises or confirms. */
export interface Accusation {
  readonly cause: Cause;
  readonly proof: Proof;
  readonly evidence: Evidence;
}

/**
 * Adds a failing check to what is on record. Checks closer together than `STRIKE_GAP` count as one, by this computer's clock
 * and by the server's, where it tells: a clock that was set forward in between makes no second strike.
 */
export function raiseSuspicion(before: Suspicion | null, accusation: Accusation, now: number): Suspicion {
  if (!before || concernsApp(before) !== concernsApp(accusation)) {
    return { ...accusation, firstAt: now, strikes: 1, ...struckAt(accusation, now) };
  }
  // A reason that the network has named stays named when it later answers without one.
  const { cause, proof, evidence } = isVaguer(accusation, before) ? before : accusation;
  const { heldStrikes, strikes } = before;
  const record = {
    cause,
    proof,
    evidence,
    firstAt: Math.min(before.firstAt, now),
    ...(heldStrikes === undefined ? {} : { heldStrikes }),
  };
  // A strike in the future was made by a clock that ran ahead: the gap is counted from now.
  const lastAt = Math.min(before.lastAt, now);
  if (now - lastAt < STRIKE_GAP) return { ...record, ...struckAt(before, lastAt), strikes };
  const gap = serverGap(before, accusation);
  // Once only: a server whose clock stands still must not put the second strike off for ever.
  if (gap < STRIKE_GAP - SWEEP_SPAN) return { ...record, lastAt: now - Math.max(0, gap), strikes };
  return { ...record, ...struckAt(accusation, now), strikes: strikes + 1 };
}

function struckAt(
  struck: Suspicion | Accusation,
  lastAt: number,
): Pick<Suspicion, 'lastAt' | 'lastServerAt'> {
  const serverAt = 'lastAt' in struck ? struck.lastServerAt : struck.evidence.serverAt;
  return { lastAt, ...(serverAt === undefined ? {} : { lastServerAt: serverAt }) };
}

/** How much time has passed since the last strike by the server's clock; without end where it does not tell. */
function serverGap({ lastServerAt }: Suspicion, { evidence }: Accusation): number {
  return lastServerAt === undefined || evidence.serverAt === undefined
    ? Number.POSITIVE_INFINITY
    : evidence.serverAt - lastServerAt;
}

/** A refused app and an ended grant are two different things: the one is no second strike for the other. */
function concernsApp({ cause }: Pick<Accusation, 'cause'>): boolean {
  return cause === 'app_problem';
}

const WEIGHT: Readonly<Record<Proof, number>> = { ambiguous: 0, probable: 1, definite: 2 };

function isVaguer(accusation: Accusation, before: Suspicion): boolean {
  return WEIGHT[accusation.proof] < WEIGHT[before.proof];
}

/**
 * What is left of a suspicion once a renewal has succeeded: the grant lives, so generic words about its end were wrong.
 * What a renewal says nothing about stays: a refused app, an account on hold, a word that means one thing.
 */
export function afterRenewal(suspicion: Suspicion | null): Suspicion | null {
  return suspicion && isRefutable(suspicion) ? null : suspicion;
}

/**
 * Whether an accusation is refuted by the renewal that has handed out the refused token. Later than `STRIKE_GAP` after it
 * the grant may have ended since, and the word counts again.
 * `renewedAt`: when the tokens were last replaced; null where that was the person's own sign-in. `at`: of the answer.
 */
export function isRefutedByRenewal(accusation: Accusation, renewedAt: number | null, at: number): boolean {
  return renewedAt !== null && at - renewedAt < STRIKE_GAP && isRefutable(accusation);
}

function isRefutable({ cause, proof }: Accusation): boolean {
  return proof === 'ambiguous' && (cause === 'revoked' || cause === 'expired');
}

/** What is needed of a login to judge its suspicion among those of the same server. */
export interface Suspect {
  readonly id: string;
  readonly suspicion: Suspicion | null;
  /** Set once the suspicion was proved. */
  readonly death: Finding | null;
  readonly lastCheckedAt: number | null;
  readonly lastVerifiedAt: number;
}

/** `held`: because of the group. `waiting`: for its own next strike. `strikes`: those that an outage explains. */
export type Judgement =
  | { readonly kind: 'proved' }
  | { readonly kind: 'waiting' }
  | { readonly kind: 'held'; readonly strikes: number };

/**
 * Which suspicions among the logins of one server are proved by now.
 *
 * By itself a definite answer counts at once, any other on the second strike. When logins of the server fail
 * together, an outage or an app problem is likelier: a definite answer must come three times, and ambiguous ones must
 * outlast an hour. The strikes of that time are explained by it; once the group has dissolved, only new ones count.
 *
 * One login that works while others fail does not dissolve the group: a single node may be healthy. It refutes no more
 * than that the whole server is down, so it lifts the ambiguous part alone: from then on an ambiguous suspicion need not
 * outlast the hour, but it takes two new strikes.
 */
export function judgeSuspects(logins: readonly Suspect[], now: number): ReadonlyMap<string, Judgement> {
  const group = groupOf(logins, now);
  const verdicts = new Map<string, Judgement>();
  for (const { id, suspicion } of logins) {
    if (!suspicion) continue;
    if (isProved(suspicion, group, now)) verdicts.set(id, { kind: 'proved' });
    else if (!group.failsTogether) verdicts.set(id, { kind: 'waiting' });
    else verdicts.set(id, { kind: 'held', strikes: explainedStrikes(suspicion, group) });
  }
  return verdicts;
}

interface Group {
  readonly failsTogether: boolean;
  /** Whether any login of the server has worked since the failing began. */
  readonly works: boolean;
}

/**
 * At least three logins that were asked lately fail, and at least as many as have worked since the failing began. Those
 * that nobody has asked lately say nothing about now; an end that was proved long ago is no part of it.
 */
function groupOf(logins: readonly Suspect[], now: number): Group {
  // A computer that slept between the answers and now makes them no older than each other.
  const asked = logins.reduce((latest, { lastCheckedAt }) => Math.max(latest, lastCheckedAt ?? 0), 0);
  const since = Math.min(now, asked) - GROUP_SPAN;
  const failing = logins.flatMap(({ suspicion, death, lastCheckedAt }) => {
    if (!suspicion || (lastCheckedAt ?? 0) < since) return [];
    return death && suspicion.firstAt < since ? [] : [suspicion.firstAt];
  });
  const began = Math.max(since, Math.min(...failing) - SWEEP_SPAN);
  const works = logins.filter(
    ({ suspicion, lastVerifiedAt }) => !suspicion && lastVerifiedAt >= began,
  ).length;
  return { failsTogether: failing.length >= GROUP_SIZE && failing.length >= works, works: works > 0 };
}

function isProved(suspicion: Suspicion, group: Group, now: number): boolean {
  const { strikes, heldStrikes = 0, proof, firstAt } = suspicion;
  // An app problem concerns the whole group by nature: the group is no argument against it.
  if (suspicion.cause === 'app_problem') return strikes >= 2;
  const fresh = strikes - heldStrikes;
  if (!group.failsTogether) return fresh >= (proof === 'definite' ? 1 : 2);
  if (proof === 'definite') return strikes >= GROUP_STRIKES;
  if (group.works && suspicion.heldStrikes !== undefined && fresh >= 2) return true;
  return strikes >= 2 && now - firstAt >= GROUP_PATIENCE;
}

/** While nothing of the server works, every strike is explained; with a healthy node only those from before. */
function explainedStrikes({ strikes, heldStrikes, proof }: Suspicion, group: Group): number {
  return group.works && proof !== 'definite' ? (heldStrikes ?? strikes) : strikes;
}
