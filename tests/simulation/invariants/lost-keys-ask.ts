import { HOUR, MINUTE } from '@/utils/core/time';
import { nameOf } from '../person/hands.ts';
import type { Account } from '../world.ts';
import { boundOf, canKnow } from './chance-to-know.ts';
import type { Invariant } from './invariant.ts';

/** How often it is looked. */
const EVERY = 20 * MINUTE;

/** Tokens that are lost or cannot be opened need the person, who is told so within an interval. */
export const lostKeysAsk: Invariant = {
  name: 'lost keys ask for the person',
  watch: (world) => {
    const waited = new Map<Account, number>();
    let last = world.time.now;
    return {
      step: () => {
        const passed = world.time.now - last;
        if (passed < EVERY) return;
        last = world.time.now;
        for (const account of world.accounts) wait(account, passed);
      },
    };

    function wait(account: Account, passed: number): void {
      if (!isUntold(account)) {
        waited.delete(account);
        return;
      }
      if (!canKnow(world, account)) return;
      const before = waited.get(account) ?? 0;
      const bound = boundOf(world, account) + 2 * EVERY;
      waited.set(account, before + passed);
      if (before <= bound && before + passed > bound)
        world.broken(
          'lost keys ask for the person',
          `${nameOf(account)}: nothing opens its tokens, and nobody is asked for ${Math.round(bound / HOUR)} h`,
        );
    }

    function isUntold(account: Account): boolean {
      const row = world.rowOf(account);
      if (!row?.grant || world.secretOf(row.id)) return false;
      return world.disk.profilesOf(row.id).some(({ state }) => state === 'connected');
    }
  },
};
