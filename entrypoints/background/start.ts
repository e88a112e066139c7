import { alarms } from '@/utils/browser/alarms';
import { paintBadge } from '@/utils/browser/toolbar';
import { markAwakeFirst } from '@/utils/db/first-mark';
import { type FirstLook, readFirstLook, type See } from '@/utils/db/reads/first-look';
import type { Deps } from '@/utils/ports/deps';
import { loadRest } from './load-rest';
import type { Rest } from './rest';

/** What the worker has before the rest of it is evaluated, and the way to that rest. */
export interface Start extends Pick<Deps, 'now' | 'paintBadge' | 'alarms'> {
  /** Looks at the database. Who asks while a look is under way shares it; `see` gets the counts of a look that begins. */
  readonly look: (see?: See) => Promise<FirstLook | null>;
  readonly markAwake: (now: number) => Promise<void>;
  /** Evaluates everything else with the first event that needs it. */
  readonly rest: () => Promise<Rest>;
}

/** The first composition root of the worker: as little as an event needs that finds nothing to do. */
export function createStart(): Start {
  let looking: Promise<FirstLook | null> | null = null;
  let rest: Promise<Rest> | null = null;
  return {
    now: () => Date.now(),
    paintBadge,
    alarms,
    look: (see) => {
      looking ??= readFirstLook(Date.now(), see).finally(() => {
        looking = null;
      });
      return looking;
    },
    markAwake: markAwakeFirst,
    rest: () => {
      rest ??= loadRest();
      return rest;
    },
  };
}
