/**
 * Death at any wait: wraps whatever use-cases take from outside, so that a test decides at each wait whether the worker
 * still lives. The points are found by wrapping, and nothing of it is written into the product.
 */

/** `before`: the worker dies before the call is made. `after`: the call is carried out, its answer never arrives. */
export type Stroke = 'before' | 'after' | null;

/** One life of a worker or a page. */
export interface Life {
  readonly alive: boolean;
  /** Called for each call that could be waited for. `name`: `stores.changeLogin`, `fetch` … */
  readonly atCall: (name: string) => Stroke;
  /** Ends this life. */
  readonly end: () => void;
}

/** Nothing that waits in a dead context ever goes on. */
const never = new Promise<never>(() => {});

/** @returns the same functions and records of functions, bound to a life: once it has ended, nothing answers any more */
export function mortal<T extends object>(parts: T, life: Life, path = ''): T {
  const wrapped: Record<string, unknown> = {};
  for (const [key, part] of Object.entries(parts)) {
    const name = path === '' ? key : `${path}.${key}`;
    if (typeof part === 'function') wrapped[key] = mortalCall(part as Call, life, name);
    else if (typeof part === 'object' && part !== null) wrapped[key] = mortal(part, life, name);
    else wrapped[key] = part;
  }
  return wrapped as T;
}

type Call = (...args: unknown[]) => unknown;

/** What answers at once (the clock, a new id) is no wait: there a worker cannot die. */
const AT_ONCE = new Set(['now', 'newId', 'network', 'identity.redirectUri']);

function mortalCall(call: Call, life: Life, name: string): Call {
  if (AT_ONCE.has(name)) return call;
  return (...args) => {
    if (!life.alive) return never;
    const stroke = life.atCall(name);
    if (stroke === 'before') life.end();
    if (!life.alive) return never;
    const answer = call(...args);
    if (stroke === 'after') life.end();
    return answer instanceof Promise || isThenable(answer) ? whileAlive(answer, life) : answer;
  };
}

function isThenable(value: unknown): value is PromiseLike<unknown> {
  return typeof value === 'object' && value !== null && 'then' in value && typeof value.then === 'function';
}

function whileAlive(answer: PromiseLike<unknown>, life: Life): Promise<unknown> {
  return new Promise((resolve, reject) => {
    answer.then(
      (value) => {
        if (life.alive) resolve(value);
      },
      (error) => {
        if (life.alive) reject(error);
      },
    );
  });
}
