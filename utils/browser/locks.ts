import type { LocksPort } from '@/utils/ports/deps';

/** Web Locks: shared by the worker and all pages of the extension, and freed when their holder dies. */
export const locks: LocksPort = {
  exclusive: (name, work) => navigator.locks.request(name, work),
  ifFree: (name, work) =>
    navigator.locks.request(name, { ifAvailable: true }, async (lock) => {
      if (!lock) return false;
      await work();
      return true;
    }),
  held: async () => {
    const { held = [] } = await navigator.locks.query();
    return held.flatMap(({ name }) => (name === undefined ? [] : [name]));
  },
};
