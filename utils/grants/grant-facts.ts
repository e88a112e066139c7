import type { Clock, GrantFacts } from '@/utils/health/grant';
import type { Place, TokenSet } from '@/utils/networks/network';
import type { GrantSecret } from '@/utils/vault/secrets';

/** The facts of a grant that a person has just authorized. `asked`: the scopes that were asked for. */
export function freshGrantFacts(tokens: TokenSet, asked: readonly string[], now: number): GrantFacts {
  return {
    grantedAt: now,
    renewedAt: now,
    scopes: tokens.scopes ?? asked,
    clocks: tokens.clocks,
    refreshable: tokens.refreshToken !== null,
    renewalFailingSince: null,
    renewalTriedAt: null,
  };
}

/**
 * The facts after a renewal: the person's authorization is as old as before. `keepsRefreshToken`: the answer brought no
 * new one, so the old one still ends when it was going to.
 */
export function renewedGrantFacts(
  before: GrantFacts,
  tokens: TokenSet,
  keepsRefreshToken: boolean,
  now: number,
): GrantFacts {
  const named = new Set(tokens.clocks.map((clock) => clock.kind));
  const kept = before.clocks.filter((clock) => clock.kind === 'refresh' && !named.has('refresh'));
  return {
    ...freshGrantFacts(tokens, before.scopes, now),
    clocks: (keepsRefreshToken ? [...tokens.clocks, ...kept] : tokens.clocks).map(asKnown(before)),
    grantedAt: before.grantedAt,
    refreshable: before.refreshable || tokens.refreshToken !== null,
    renewalTriedAt: now,
  };
}

/**
 * Access to data is counted from the person's sign-in, and no renewal prolongs it: where the network does not name its end
 * anew, it stays as it was counted first.
 */
function asKnown({ clocks }: GrantFacts): (clock: Clock) => Clock {
  return (clock) => {
    if (clock.kind !== 'data_access' || clock.exact) return clock;
    return clocks.find(({ kind }) => kind === clock.kind) ?? clock;
  };
}

/** What the vault keeps. A renewal that brings no new refresh token keeps the old one (RFC 6749 §6). */
export function grantSecret(
  tokens: TokenSet,
  hosts: readonly string[],
  previousRefreshToken: string | null,
): GrantSecret {
  return {
    kind: 'grant',
    accessToken: tokens.accessToken,
    refreshToken: tokens.refreshToken ?? previousRefreshToken,
    hosts: [...hosts],
  };
}

/** The place after a token set was received: an account may have moved to another server (Bluesky). */
export function movedPlace(place: Place, tokens: TokenSet): Place {
  return tokens.server && tokens.server !== place.server ? { ...place, server: tokens.server } : place;
}
