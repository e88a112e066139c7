import type { Cause } from '@/utils/health/cause';

/**
 * A guide for the person: where to look at the network, and what to do there. Apart from the network itself, because only
 * pages show it: the worker, which starts many times a day, never loads it.
 */
export interface Guide {
  /** Where the network lists connected apps. */
  readonly manageUrl: (server: string) => string | null;
  /** Steps per cause, in order; a cause that is absent has the general words only. */
  readonly steps: Partial<Record<Cause, readonly string[]>>;
}
