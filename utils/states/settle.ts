import type { Change } from '@/utils/db/change-login';
import { ASKED, type LoginRow, type ProfileRow } from '@/utils/db/rows';
import { nextAfterFailure } from '@/utils/health/rhythm';
import { judgeSuspects, type Suspicion } from '@/utils/health/suspicion';
import { needsPerson, type UnknownReason } from '@/utils/health/verdict';
import { judgedChange } from './judged-change';

/**
 * Decides, for all logins of one server, which suspicions are proof by now, and disconnects those. Suspicions that are
 * not proved show why nothing is said yet.
 */
export function settle(
  logins: readonly LoginRow[],
  profilesOf: (loginId: string) => readonly ProfileRow[],
  rhythm: number,
  now: number,
): readonly Change[] {
  const alive = logins.filter((login) => login.grant);
  const judged = judgeSuspects(alive, now);
  return alive.flatMap((login) => {
    const { suspicion } = login;
    const judgement = judged.get(login.id);
    if (!suspicion || !judgement) return [];
    if (judgement.kind === 'proved') return disconnect(login, suspicion, profilesOf(login.id), rhythm, now);
    return judgement.kind === 'held'
      ? wait(login, { ...suspicion, heldStrikes: judgement.strikes }, 'group_failure', now)
      : wait(login, suspicion, 'unconfirmed', now);
  });
}

function disconnect(
  login: LoginRow,
  { cause, evidence, firstAt, lastAt }: Suspicion,
  profiles: readonly ProfileRow[],
  rhythm: number,
  now: number,
): Change[] {
  if (login.death?.cause === cause) return [];
  const death = { cause, at: login.death?.at ?? firstAt, evidence };
  // Somebody wants to know it once more.
  const isAsked = login.nextCheckAt === ASKED;
  const nextCheckAt = isAsked ? ASKED : nextAfterFailure(true, lastAt, rhythm, now);
  const dead = { ...login, death, unknown: null, nextCheckAt };
  return [judgedChange(dead, profiles, { login, profiles }, now)];
}

function wait(login: LoginRow, suspicion: Suspicion, reason: UnknownReason, now: number): Change[] {
  if (login.death || (login.unknown !== null && needsPerson(login.unknown.reason))) return [];
  const { firstAt, evidence } = suspicion;
  // A pause that the server asks for is what keeps it from being asked, and must stay known as one.
  const unknown = isPaused(login, now) ? login.unknown : { reason, since: firstAt, evidence };
  const isKnown =
    login.unknown?.reason === unknown?.reason && login.suspicion?.heldStrikes === suspicion.heldStrikes;
  return isKnown ? [] : [{ login: { ...login, suspicion, unknown } }];
}

function isPaused({ unknown, nextCheckAt }: LoginRow, now: number): boolean {
  return unknown?.reason === 'rate_limited' && nextCheckAt > now;
}
