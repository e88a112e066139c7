import { HOUR, MINUTE } from '@/utils/core/time';
import { nameOf } from '../person/hands.ts';
import { profileTruth } from '../truth.ts';
import type { Account } from '../world.ts';
import { boundOf, canKnow, isHeld } from './chance-to-know.ts';
import type { Invariant } from './invariant.ts';

/** How often it is looked who is red for nothing. */
const EVERY = 20 * MINUTE;
/** What is dead is asked at leisure, and two looks may lie that much apart. */
const LEISURE = HOUR + 2 * EVERY;

/** What somebody has mended at the network itself is connected again within an interval, without a click. */
export const mendedIsSeen: Invariant = {
  name: 'what was mended elsewhere is seen',
  watch: (world) => {
    const waited = new Map<string, number>();
    let last = world.time.now;
    let known: ReadonlyMap<string, Account> = new Map();
    return {
      step: () => {
        const passed = world.time.now - last;
        if (passed < EVERY) return;
        last = world.time.now;
        for (const [id, account] of known) wait(id, account, passed);
        known = redForNothing();
        for (const id of waited.keys()) if (!known.has(id)) waited.delete(id);
      },
    };

    function wait(id: string, account: Account, passed: number): void {
      // Only a stretch at both ends of which it could be asked counts.
      if (!canKnow(world, account) || isHeld(world, account)) return;
      const before = waited.get(id) ?? 0;
      const bound = boundOf(world, account) + LEISURE;
      waited.set(id, before + passed);
      if (before <= bound && before + passed > bound)
        world.broken(
          'what was mended elsewhere is seen',
          `${nameOf(account)}: well, but red for ${Math.round(bound / HOUR)} h`,
        );
    }

    function redForNothing(): ReadonlyMap<string, Account> {
      const red = new Set(
        world.disk.profiles.filter(({ state }) => state === 'disconnected').map(({ loginId }) => loginId),
      );
      const found = new Map<string, Account>();
      for (const loginId of red) {
        const login = world.disk.login(loginId);
        const account = login && world.accountOf(login);
        if (!account || !canKnow(world, account) || world.standing(account)?.kind !== 'alive') continue;
        const troubleOf = profileTruth(world, account);
        for (const { id, state, networkId } of world.disk.profilesOf(loginId))
          if (state === 'disconnected' && !troubleOf(networkId)) found.set(id, account);
      }
      return found;
    }
  },
};
