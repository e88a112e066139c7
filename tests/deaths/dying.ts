import type { Deps } from '@/utils/ports/deps';
import { type Life, mortal } from './mortal';

/** What runs the work that it is given: a worker dies at the waits behind it. */
const CARRIERS = new Set(['locks.exclusive', 'locks.ifFree', 'stayAwake', 'renew']);

/** A worker that dies at its nth wait. */
export interface Dying {
  readonly deps: Deps;
  /** Resolves with the name of the call that it did not survive, once that call has been made. */
  readonly died: Promise<string>;
}

/** @returns dependencies of which the nth call is carried out, but its answer never arrives, nor that of any call after it */
export function dyingAt(deps: Deps, last: number): Dying {
  const death = Promise.withResolvers<string>();
  let calls = 0;
  let alive = true;
  let made = '';
  const life: Life = {
    get alive() {
      return alive;
    },
    atCall: (name) => {
      if (CARRIERS.has(name)) return null;
      calls += 1;
      made = name;
      return calls === last ? 'after' : null;
    },
    end: () => {
      alive = false;
      death.resolve(made);
    },
  };
  return { deps: mortal(deps, life), died: death.promise };
}
