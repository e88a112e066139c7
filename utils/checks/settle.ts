import { judgedChange } from '@/utils/connections/judged-change';
import type { Change } from '@/utils/db/change-login';
import type { LoginRow, ProfileRow } from '@/utils/db/rows';
import { judgeSuspects } from '@/utils/health/suspicion';
import { nextAfterFailure } from './next-check';

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
    const verdict = judged.get(login.id);
    if (!verdict || !login.suspicion) return [];
    const { suspicion } = login;
    if (verdict !== 'proved') {
      if (login.death) return [];
      const reason = verdict === 'held' ? ('group_failure' as const) : ('unconfirmed' as const);
      if (login.unknown?.reason === reason) return [];
      return [
        { login: { ...login, unknown: { reason, since: suspicion.firstAt, evidence: suspicion.evidence } } },
      ];
    }
    if (login.death?.cause === suspicion.cause) return [];
    const death = {
      cause: suspicion.cause,
      at: login.death?.at ?? suspicion.firstAt,
      evidence: suspicion.evidence,
    };
    const nextCheckAt = nextAfterFailure(true, suspicion.lastAt, rhythm, now);
    const dead = { ...login, death, unknown: null, nextCheckAt };
    const profiles = profilesOf(login.id);
    return [judgedChange(dead, profiles, { login, profiles }, now)];
  });
}
