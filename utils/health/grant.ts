/**
 * What ends a grant at a known moment. `mendedBy` tells who can move that moment:
 * - `refresh`: Relink, also after it has passed (a refresh token outlives the access token);
 * - `prolongation`: Relink, but only before it passes (Meta's 60-day tokens, silent authorization);
 * - `person`: only the person.
 */
export interface Clock {
  readonly kind: 'access' | 'refresh' | 'session' | 'data_access';
  /** Milliseconds since the epoch. */
  readonly at: number;
  /** False where the network publishes no figure and the date is an estimate. */
  readonly exact: boolean;
  readonly mendedBy: 'refresh' | 'prolongation' | 'person';
}

/** Facts about a token set that hold no secret, stored in clear beside the login. */
export interface GrantFacts {
  /** When the person last authorized (milliseconds since the epoch). */
  readonly grantedAt: number;
  /** When the token set was last replaced, by the person or by a renewal. */
  readonly renewedAt: number;
  readonly scopes: readonly string[];
  readonly clocks: readonly Clock[];
  readonly refreshable: boolean;
  /** When a prolongation first failed since the last success; null while renewal works or was not tried. */
  readonly renewalFailingSince: number | null;
  /** When a renewal was last tried, whatever came of it; null before the first. */
  readonly renewalTriedAt: number | null;
}

export interface HumanNeeded {
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly exact: boolean;
}

/**
 * The earliest moment at which only a person can keep the connection alive, or null when no end is known.
 * A clock that Relink itself can move does not count until the renewal has failed.
 */
export function humanNeededAt(grant: GrantFacts): HumanNeeded | null {
  const ends = grant.clocks
    .filter(
      (clock) =>
        clock.mendedBy === 'person' ||
        (clock.mendedBy === 'prolongation' && grant.renewalFailingSince !== null),
    )
    .sort((a, b) => a.at - b.at);
  const [first] = ends;
  return first ? { at: first.at, exact: first.exact } : null;
}

/** @returns when the access token stops working (milliseconds since the epoch), or null when no end is known. */
export function accessEndsAt(grant: GrantFacts): number | null {
  const ends = grant.clocks.filter((clock) => clock.kind === 'access').map((clock) => clock.at);
  return ends.length > 0 ? Math.min(...ends) : null;
}
