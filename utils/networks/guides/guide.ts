import type { Cause } from '@/utils/health/cause';

/**
 * A guide for the person: where to look at the network, and what to do there. Apart from the network itself, because only
 * pages show it: the worker, which starts many times a day, never loads it.
 */
export interface Guide {
  /** Where the network lists connected apps. */
  readonly manageUrl: (server: string) => string | null;
  /**
   * A page where a browser that is signed in as somebody else signs out or changes the account: what decides whom the next
   * sign-in window greets. Null where the browser's sign-in plays no part.
   */
  readonly switchUrl: (server: string) => string | null;
  /** Steps per cause, in order; a cause that is absent has the general words only. */
  readonly steps: Partial<Record<Cause, readonly string[]>>;
  /** What could be safer about a connection that works, told by the scopes of its grant; null where nothing could. */
  readonly caution?: (scopes: readonly string[]) => Caution | null;
}

/** Advice about a connection that works. */
export interface Caution {
  readonly title: string;
  readonly sentence: string;
  readonly steps: readonly string[];
}
