import type { Invariant } from './invariant.ts';

/** Nothing is ended at a network that the person did not ask to end (product.md, rule 13). */
export const nothingEnded: Invariant = {
  name: 'nothing is ended unasked',
  watch: (world) => ({
    request: ({ call, owner, served }) => {
      const ends =
        /\/revo(ke|cation)$|deleteSession$/.test(call.path) ||
        (call.method === 'DELETE' && call.path.includes('/permissions'));
      if (!ends || !owner || world.hands.mayEnd(served, owner.person)) return;
      world.broken(
        'nothing is ended unasked',
        `${owner.person} at ${served.played.id}: ${call.method} ${call.path}`,
      );
    },
  }),
};
