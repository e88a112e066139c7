import { HOUR, MINUTE } from '@/utils/core/time';
import type { Cause } from './cause';
import type { Evidence } from './evidence';
import type { Proof } from './verdict';

/** Time that must lie between two ambiguous answers before they count as proof (product.md, rule 1). */
export const STRIKE_GAP = 10 * MINUTE;
/** Failures of one network that begin within this time may have one common cause (rule 2). */
const GROUP_SPAN = 30 * MINUTE;
/** From this many logins on, a network's failures are looked at together. */
const GROUP_SIZE = 3;
/** How long ambiguous answers of a whole group are held: longer than a short outage. */
const GROUP_PATIENCE = HOUR;

/** A failing answer on record, until it is proved or refuted by a success. */
export interface Suspicion {
  readonly cause: Cause;
  readonly proof: Proof;
  readonly firstAt: number;
  readonly lastAt: number;
  /** Failing checks that lie at least `STRIKE_GAP` apart. */
  readonly strikes: number;
  readonly evidence: Evidence;
}

/** A failing verdict as the suspicion that it raises or confirms. */
export interface Accusation {
  readonly cause: Cause;
  readonly proof: Proof;
  readonly evidence: Evidence;
}

/** Adds a failing check to what is on record. Checks closer together than `STRIKE_GAP` count as one. */
export function raiseSuspicion(before: Suspicion | null, accusation: Accusation, now: number): Suspicion {
  if (!before || concernsApp(before) !== concernsApp(accusation)) {
    return { ...accusation, firstAt: now, lastAt: now, strikes: 1 };
  }
  // A strike in the future was made by a clock that ran ahead: the gap is counted from now.
  const lastAt = Math.min(before.lastAt, now);
  const apart = now - lastAt >= STRIKE_GAP;
  // A reason that the network has named stays named when it later answers without one.
  const { cause, proof, evidence } = isVaguer(accusation, before) ? before : accusation;
  return {
    cause,
    proof,
    evidence,
    firstAt: Math.min(before.firstAt, now),
    lastAt: apart ? now : lastAt,
    strikes: before.strikes + (apart ? 1 : 0),
  };
}

/** A refused app and an ended grant are two different things: the one is no second strike for the other. */
function concernsApp({ cause }: Pick<Accusation, 'cause'>): boolean {
  return cause === 'app_problem';
}

function isVaguer(accusation: Accusation, before: Suspicion): boolean {
  return accusation.proof === 'ambiguous' && before.proof === 'definite';
}

/** What is needed of a login to judge its suspicion among those of the same server. */
export interface Suspect {
  readonly id: string;
  readonly suspicion: Suspicion | null;
  readonly lastVerifiedAt: number;
}

/**
 * Which suspicions among the logins of one server are proved by now.
 * Definite answers count at once and ambiguous ones on the second strike, unless the whole group fails together: then an
 * outage or an app problem is likelier, a definite answer must be repeated too, and an ambiguous one outlast an outage.
 * @returns for each suspected login whether it is proved, or held because of the group, or waiting for its second strike
 */
export function judgeSuspects(
  logins: readonly Suspect[],
  now: number,
): ReadonlyMap<string, 'proved' | 'held' | 'waiting'> {
  const group = failsTogether(logins);
  const verdicts = new Map<string, 'proved' | 'held' | 'waiting'>();
  for (const { id, suspicion } of logins) {
    if (!suspicion) continue;
    if (isProved(suspicion, group, now)) verdicts.set(id, 'proved');
    else verdicts.set(id, group ? 'held' : 'waiting');
  }
  return verdicts;
}

function isProved(suspicion: Suspicion, group: boolean, now: number): boolean {
  // An app problem concerns the whole group by nature: the group is no argument against it.
  const alone = !group || suspicion.cause === 'app_problem';
  if (suspicion.proof === 'definite') return alone || suspicion.strikes >= 2;
  return suspicion.strikes >= 2 && (alone || now - suspicion.firstAt >= GROUP_PATIENCE);
}

/**
 * Whether the failures look like one failure: at least three logins, at least half of the server's, began to fail within
 * half an hour, and none of them all has worked since.
 */
function failsTogether(logins: readonly Suspect[]): boolean {
  const starts = logins.flatMap(({ suspicion }) => (suspicion ? [suspicion.firstAt] : []));
  if (starts.length < GROUP_SIZE || starts.length * 2 < logins.length) return false;
  const newest = Math.max(...starts);
  const recent = starts.filter((start) => newest - start <= GROUP_SPAN);
  if (recent.length < GROUP_SIZE) return false;
  const first = Math.min(...recent);
  return !logins.some((login) => login.lastVerifiedAt >= first);
}
