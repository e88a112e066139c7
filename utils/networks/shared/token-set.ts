import { LONGEST, MOST } from '@/utils/core/bounds';
import type { TokenAnswer } from '@/utils/networks/access';
import type { Session, TokenSet } from '@/utils/networks/network';
import { accessClock, refreshClock } from './clocks';

/** The scopes of an answer; null where it names none, which means those that were asked for (RFC 6749 §5.1). */
function grantedScopes(answer: TokenAnswer): readonly string[] | null {
  if (typeof answer.scope !== 'string') return null;
  const scopes = answer.scope
    .split(/[\s,]+/)
    .filter((scope) => scope !== '' && scope.length <= LONGEST.scope);
  return scopes.length > 0 ? scopes.slice(0, MOST.texts) : null;
}

/** The refresh token of an answer; a renewal that brings none keeps the one before (RFC 6749 §6). */
function refreshTokenOf(answer: TokenAnswer, previous: Session | null): string | null {
  const fresh = answer.refresh_token;
  return typeof fresh === 'string' && fresh !== '' ? fresh : (previous?.refreshToken ?? null);
}

/** A token set by the letter of RFC 6749. `silent`: without a refresh token, a silent authorization can prolong it. */
export function standardTokens(
  answer: TokenAnswer,
  at: number,
  previous: Session | null,
  silent: boolean,
): TokenSet {
  const refreshToken = refreshTokenOf(answer, previous);
  const withoutRefresh = silent ? 'prolongation' : 'person';
  const access = accessClock(answer, at, refreshToken === null ? withoutRefresh : 'refresh');
  const refresh = refreshToken === null ? [] : refreshClock(answer, at);
  return {
    accessToken: answer.access_token,
    refreshToken,
    scopes: grantedScopes(answer),
    clocks: [...access, ...refresh],
  };
}
