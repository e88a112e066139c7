import { HOUR, MINUTE } from '@/utils/core/time';
import { network } from '@/utils/networks/registry';
import { nameOf } from '../person/hands.ts';
import type { Account } from '../world.ts';
import { canLook, whoCanBeKnown } from './chance-to-know.ts';
import type { Invariant } from './invariant.ts';

/** The longest wait between two tries, the rhythm of the dead, a lease and a claim that a death has left behind. */
const BESIDES = 2 * HOUR + 15 * MINUTE;

/** Every login is asked about again and again: whatever the clock did, none is put off beyond its interval. */
export const nobodyForgotten: Invariant = {
  name: 'nobody forgotten',
  watch: (world) => {
    const waited = new Map<Account, number>();
    let last = world.time.now;
    let wasAble = false;
    let could: readonly Account[] = [];
    return {
      request: ({ owner }) => {
        if (!owner) return;
        for (const account of world.accounts)
          if (account.served === owner.served && account.person === owner.person) waited.set(account, 0);
      },
      step: () => {
        const passed = world.time.now - last;
        const couldLook = canLook(world);
        // Often enough; but who cannot look any more must not count as able to until the next time.
        if (passed < MINUTE && couldLook === wasAble) return;
        last = world.time.now;
        wasAble = couldLook;
        for (const account of could) {
          const before = waited.get(account) ?? 0;
          const after = before + passed;
          const rhythm = Math.max(world.hands.intervalMs, network(account.served.network).checkEveryMs);
          // Killed before it could set the next alarm, a worker comes back with the regular one.
          const wasKilled = world.time.now - world.machine.killedAt < 2 * rhythm;
          const bound = (wasKilled ? 2 : 1) * rhythm + BESIDES;
          waited.set(account, after);
          if (before <= bound && after > bound && world.rowOf(account)?.grant)
            world.broken(
              'nobody forgotten',
              `${nameOf(account)}: not asked for ${Math.round(after / HOUR)} h`,
            );
        }
        could = whoCanBeKnown(world, world.accounts).filter(isWatched);
      },
    };
    function isWatched(account: Account): boolean {
      const row = world.rowOf(account);
      if (!row?.grant || !world.secretOf(row.id)) waited.set(account, 0);
      return row?.grant != null;
    }
  },
};
