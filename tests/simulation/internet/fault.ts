import type { Answer } from '../../sandbox/core/answer.ts';
import type { Call } from '../../sandbox/core/call.ts';
import type { Served } from '../networks/served.ts';

/** What becomes of a request on its way: an answer in place of the network's, or none. */
export type Way =
  | { readonly kind: 'answer'; readonly answer: Answer }
  /** No connection, or one that breaks off; `after`: the network has done its work by then. */
  | { readonly kind: 'cut'; readonly when: 'before' | 'after' }
  | { readonly kind: 'slow'; readonly ms: number }
  /** The network's own answer, spoiled. */
  | { readonly kind: 'spoiled'; readonly spoil: (answer: Answer) => Answer };

/** Something between the computer and the networks. */
export interface Fault {
  readonly name: string;
  /** Whether it concerns this account at all; while it does, nothing can be expected of Relink there. */
  readonly touches: (served: Served, person: string | null) => boolean;
  /** @returns null for a request that passes */
  readonly meet: (call: Call, served: Served, person: string | null) => Way | null;
}
