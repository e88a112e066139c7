import { afterEach, beforeEach, expect, vi } from 'vitest';
import { SECOND } from '@/utils/core/time';

/** What a database says for which the disk has no room. */
export const full = () => Promise.reject(Object.assign(new Error('full'), { name: 'QuotaExceededError' }));

/**
 * Holds every wait of a second or more in the tests of a file, until it is told to end; the database waits for nothing so
 * long.
 * @returns lets the next try begin, and says how long it had waited (milliseconds)
 */
export function holdLongWaits(): () => Promise<number> {
  let waits: { readonly ms: number; readonly goOn: () => void }[] = [];
  beforeEach(() => {
    waits = [];
    const wait = globalThis.setTimeout;
    vi.spyOn(globalThis, 'setTimeout').mockImplementation(((goOn: () => void, ms = 0) => {
      if (ms < SECOND) return wait(goOn, ms);
      waits.push({ ms, goOn });
      return 0;
    }) as typeof setTimeout);
  });
  afterEach(() => {
    vi.restoreAllMocks();
  });
  return async () => {
    await vi.waitFor(() => expect(waits).toHaveLength(1));
    const [next] = waits.splice(0);
    next?.goOn();
    return next?.ms ?? 0;
  };
}
