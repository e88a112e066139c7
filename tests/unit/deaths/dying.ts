import type { Deps } from '@/utils/ports/deps';

/** What answers at once, or runs what it is given: a worker dies in the calls behind it. */
const NO_WAIT = new Set([
  'now',
  'newId',
  'network',
  'redirectUri',
  'exclusive',
  'ifFree',
  'stayAwake',
  'renew',
]);

const never = () => new Promise<never>(() => {});

type Call = (...given: unknown[]) => unknown;

/** A worker that dies at its nth wait. */
export interface Dying {
  readonly deps: Deps;
  /** Resolves with the name of the call that it did not survive, once that call has done its work. */
  readonly died: Promise<string>;
}

/**
 * Wraps everything that use-cases wait for. The nth call is carried out, but its answer never arrives, nor that of any
 * call after it. The waits are found by counting: nothing of it is written into the product.
 */
export function dyingAt(deps: Deps, last: number): Dying {
  const death = Promise.withResolvers<string>();
  let calls = 0;
  const mortal = (name: string, call: Call): Call => {
    if (NO_WAIT.has(name)) return call;
    return (...given) => {
      calls += 1;
      if (calls > last) return never();
      const answer = call(...given);
      if (calls < last) return alive(answer);
      void Promise.resolve(answer)
        .catch(() => {})
        .then(() => death.resolve(name));
      return never();
    };
  };
  const alive = async (answer: unknown) => {
    const value = await answer;
    return calls >= last ? never() : value;
  };
  const wrapped = (part: object): object =>
    Object.fromEntries(
      Object.entries(part).map(([name, value]) => {
        if (typeof value === 'function') return [name, mortal(name, value)];
        return [name, typeof value === 'object' && value !== null ? wrapped(value) : value];
      }),
    );
  return { deps: wrapped(deps) as Deps, died: death.promise };
}
