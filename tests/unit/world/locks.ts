import type { LocksPort } from '@/utils/ports/deps';

/** Named locks as the browser has them, within one process. */
export function createLocks(): LocksPort {
  const tails = new Map<string, Promise<unknown>>();
  const exclusive = <T>(name: string, work: () => Promise<T>): Promise<T> => {
    const turn = (tails.get(name) ?? Promise.resolve()).then(work, work);
    const tail = turn.catch(() => {}).finally(() => tails.get(name) === tail && tails.delete(name));
    tails.set(name, tail);
    return turn;
  };
  return {
    exclusive,
    ifFree: async (name, work) => {
      if (tails.has(name)) return false;
      await exclusive(name, work);
      return true;
    },
    held: async () => [...tails.keys()],
  };
}
