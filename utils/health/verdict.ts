import type { Cause } from './cause';
import type { Evidence } from './evidence';

/** Why Relink could not tell. None of these ever disconnects a profile. */
export type UnknownReason =
  | 'offline'
  | 'unreachable'
  | 'timed_out'
  | 'rate_limited'
  | 'outage'
  | 'malformed'
  | 'permission_withheld'
  | 'unconfirmed'
  | 'group_failure'
  | 'busy'
  /** What is stored for the login (tokens, or the app's secret) is lost or cannot be opened. */
  | 'vault_locked'
  /** The tokens may not go where the app of the login points to. */
  | 'host_refused'
  | 'storage_full'
  | 'storage_failed'
  | 'unexpected';

/** Whether only the person can mend it: trying again meets the same, so nothing may say that Relink tries again. */
export function needsPerson(reason: UnknownReason): boolean {
  return reason === 'vault_locked' || reason === 'host_refused';
}

/**
 * Whether more is known of a login than the age of its proof: one that is dead, or that only its person can open again,
 * is told as that and not as one that Relink tries again.
 */
export function saysMore(login: {
  readonly death: unknown;
  readonly unknown: { readonly reason: UnknownReason } | null;
}): boolean {
  return login.death !== null || (login.unknown !== null && needsPerson(login.unknown.reason));
}

/**
 * How good the proof is. `definite`: the network's documented word for this and nothing else (a subcode of Facebook's,
 * Bluesky's AccountTakedown, `invalid_grant` at a token endpoint). `ambiguous`: an answer that also occurs on healthy
 * grants (RFC 6750's `invalid_token` while keys are rotated; X answered 401 to everybody on 1 July 2026), so it must be
 * seen twice, ten minutes apart, and a renewal that succeeds speaks against it. `probable` lies between them: it speaks of
 * this token alone (the differential proof; a documented word for tokens that were issued a moment ago), so no renewal
 * refutes it, but it must be seen twice as well.
 */
export type Proof = 'definite' | 'probable' | 'ambiguous';

/** What one answer of a network proves, before anything else is known. */
export type Reading =
  | { readonly kind: 'dead'; readonly cause: Cause; readonly proof: Proof }
  /**
   * The access token no longer works; the renewal tells what that means. Where nothing can renew it, it is a dead grant
   * with this cause and proof; without a proof the answer has no word for it (a bare 401, a page), and only the
   * differential proof can tell.
   */
  | { readonly kind: 'renew'; readonly cause: Cause; readonly proof?: Proof }
  /** Only this call, profile or permission is affected. */
  | { readonly kind: 'limited'; readonly cause: Cause }
  | { readonly kind: 'app_problem' }
  /** `read`: how many entries of a list that has no end were read. */
  | {
      readonly kind: 'unknown';
      readonly reason: UnknownReason;
      readonly retryAfter?: number;
      readonly read?: number;
    }
  /** The answer says nothing (an empty 422, a login page): only the differential proof can tell. */
  | { readonly kind: 'mute' };

/** What one check of a login proves. */
export type Verdict =
  | { readonly kind: 'ok' }
  | { readonly kind: 'dead'; readonly cause: Cause; readonly proof: Proof; readonly evidence: Evidence }
  | { readonly kind: 'app_problem'; readonly evidence: Evidence }
  | {
      readonly kind: 'unknown';
      readonly reason: UnknownReason;
      /** Earliest moment of the next try (milliseconds since the epoch); null leaves it to the backoff. */
      readonly retryAt: number | null;
      readonly evidence: Evidence | null;
    };
