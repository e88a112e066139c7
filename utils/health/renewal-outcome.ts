import type { Verdict } from './verdict';

/** What came of a renewal. It crosses a message, so it holds no token. */
export type RenewalOutcome =
  | { readonly kind: 'renewed' }
  /** Nothing can renew this grant without the person. */
  | { readonly kind: 'not_renewable' }
  | { readonly kind: 'refused'; readonly verdict: Exclude<Verdict, { kind: 'ok' }> };
