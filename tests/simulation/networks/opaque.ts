import type { GrantSecret } from '@/utils/vault/secrets';
import { now } from '../../sandbox/core/clock.ts';
import { isExpired, isRefreshExpired, type Token, type TokenBook } from '../../sandbox/world/token-book.ts';
import { dead, type Standing } from './served.ts';

/** Bytes of a token that does not look like one: a word of fifteen characters that no pattern tells from others. */
export const SHORT = 8;

/** What is true of a grant whose opaque tokens stand in a book. `single`: a refresh token that was used is dead. */
export function standingIn(book: TokenBook, secret: GrantSecret, single: boolean): Standing {
  const access = book.byAccess(secret.accessToken);
  const refresh = book.byRefresh(secret.refreshToken);
  const accessEnds = access && !access.death && !isExpired(access) ? (access.accessExpiresAt ?? Infinity) : 0;
  const refreshes =
    refresh && !refresh.death && !isRefreshExpired(refresh) && !(single && refresh.refreshUsed);
  const refreshEnds = refreshes ? (refresh.refreshExpiresAt ?? Infinity) : 0;
  const until = Math.max(accessEnds, refreshEnds);
  if (until > now()) return { kind: 'alive', until: Number.isFinite(until) ? until : null };
  return endOf(access ?? refresh);
}

function endOf(token: Token | null): Standing {
  if (!token) return dead('revoked', 'app_problem', 'expired');
  switch (token.death) {
    case 'password':
      return dead('password_changed', 'revoked', 'expired');
    case null:
      return dead('expired', 'revoked');
    default:
      return dead('revoked', 'expired');
  }
}

/** Whether a single-use refresh token was used up while nothing else has ended its grant. */
export function isSpent(book: TokenBook, secret: GrantSecret): boolean {
  const refresh = book.byRefresh(secret.refreshToken);
  return refresh?.refreshUsed === true && refresh.death === null;
}
