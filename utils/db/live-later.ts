import type { Live } from './live';

/** Live reads that begin once they are loaded: a page's first frame need not wait for the code behind them. */
export function liveLater(load: () => Promise<Live>): Live {
  return {
    read: async (query) => (await load()).read(query),
    watch: (query, next, fail) => {
      let end: (() => void) | 'ended' | null = null;
      load().then((live) => {
        if (end === null) end = live.watch(query, next, fail);
      }, fail);
      return () => {
        if (typeof end === 'function') end();
        end = 'ended';
      };
    },
  };
}
