/**
 * What was seen when a verdict was reached. Never holds a token, a secret, a code or a query string,
 * so it may be stored in clear and shown behind "Details".
 */
export interface Evidence {
  /** Milliseconds since the epoch. */
  readonly at: number;
  /** What the server's own clock showed (milliseconds since the epoch); absent where it did not say. */
  readonly serverAt?: number;
  readonly host: string;
  /** Path only: a query may carry a token (Meta). */
  readonly path: string;
  /** HTTP status; null where nothing was answered or nothing was asked. */
  readonly status: number | null;
  /** The network's own error code, as sent. */
  readonly code: string | null;
  readonly subcode: string | null;
  /** How many entries of a list were read before it was given up; absent where it is about no list. */
  readonly read?: number;
}
