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
  /** When the person last authorized (milliseconds since the epoch). No renewal of Relink's own moves it. */
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
  /** Since when this time runs: a warning comes in its last part. */
  readonly since: number;
}

/**
 * The earliest moment at which only a person can keep the connection alive, or null when no end is known.
 * A clock that Relink itself can move does not count until the renewal has failed, and none that a proof has outlived: a
 * server may prolong on use, and this computer's clock may be wrong.
 * `verifiedAt`: when an answer last proved the connection.
 */
export function humanNeededAt(grant: GrantFacts, verifiedAt: number): HumanNeeded | null {
  const ends = grant.clocks
    .filter(
      (clock) =>
        clock.mendedBy === 'person' ||
        (clock.mendedBy === 'prolongation' && grant.renewalFailingSince !== null),
    )
    .filter((clock) => clock.at > verifiedAt)
    .sort((a, b) => a.at - b.at);
  const [first] = ends;
  if (!first) return null;
  // What Relink prolongs begins anew with each renewal, also where the person has not signed in again since.
  const since = first.mendedBy === 'prolongation' ? grant.renewedAt : grant.grantedAt;
  return { at: first.at, exact: first.exact, since };
}

/** @returns when the access token stops working (milliseconds since the epoch), or null when no end is known. */
export function accessEndsAt(grant: GrantFacts): number | null {
  const ends = grant.clocks.filter((clock) => clock.kind === 'access').map((clock) => clock.at);
  return ends.length > 0 ? Math.min(...ends) : null;
}
