import { inLineSubtle } from './in-line-crypto.ts';
import type { Time } from './time.ts';

/** What stands in for the platform while a simulation runs. */
export interface Platform {
  /** Resolves when nothing is under way any more but what waits for time. */
  readonly settle: () => Promise<void>;
  readonly restore: () => void;
}

const realSetImmediate = globalThis.setImmediate;
const realTimeout = AbortSignal.timeout;
const realStructuredClone = globalThis.structuredClone;

/**
 * Puts the platform's time under the simulation's clock: timers wait for it, tasks are counted so that rest is known,
 * and nothing is done on another thread.
 */
export function takeOverPlatform(time: Time): Platform {
  const before = {
    setTimeout: globalThis.setTimeout,
    clearTimeout: globalThis.clearTimeout,
    setImmediate: globalThis.setImmediate,
    structuredClone: globalThis.structuredClone,
    BroadcastChannel: globalThis.BroadcastChannel,
    crypto: globalThis.crypto,
  };
  let tasks = 0;
  const cancels = new Map<number, () => void>();
  let handles = 0;
  const stand = {
    setTimeout: (run: (...args: unknown[]) => void, ms = 0, ...args: unknown[]) => {
      handles += 1;
      const handle = handles;
      cancels.set(
        handle,
        time.after(ms, () => {
          cancels.delete(handle);
          run(...args);
        }),
      );
      return handle;
    },
    clearTimeout: (handle: number) => {
      cancels.get(handle)?.();
      cancels.delete(handle);
    },
    setImmediate: (run: (...args: unknown[]) => void, ...args: unknown[]) => {
      tasks += 1;
      return realSetImmediate(() => {
        tasks -= 1;
        run(...args);
      });
    },
    structuredClone: copy,
    // Changes are told to nobody: a worker has no page that looks at its rows here.
    BroadcastChannel: undefined,
    crypto: {
      subtle: inLineSubtle,
      getRandomValues: before.crypto.getRandomValues.bind(before.crypto),
      randomUUID: before.crypto.randomUUID.bind(before.crypto),
    },
  };
  for (const [name, value] of Object.entries(stand)) put(name, value);
  // Who waits too long is told so by the simulated network, at the simulated time.
  AbortSignal.timeout = () => new AbortController().signal;
  performance.clearMarks();
  return {
    settle: async () => {
      do await new Promise((resolve) => realSetImmediate(resolve));
      while (tasks > 0);
    },
    restore: () => {
      AbortSignal.timeout = realTimeout;
      for (const [name, value] of Object.entries(before)) put(name, value);
    },
  };
}

function put(name: string, value: unknown): void {
  Object.defineProperty(globalThis, name, { value, writable: true, configurable: true });
}

/** Copies what rows are made of; the platform's own copy costs more than the transaction around it. */
function copy<T>(value: T): T {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(copy) as T;
  if (Object.getPrototypeOf(value) !== Object.prototype) return realStructuredClone(value);
  const fresh: Record<string, unknown> = {};
  for (const [key, part] of Object.entries(value)) fresh[key] = copy(part);
  return fresh as T;
}
