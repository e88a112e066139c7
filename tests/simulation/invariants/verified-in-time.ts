import { HOUR, MINUTE } from '@/utils/core/time';
import { network } from '@/utils/networks/registry';
import { nameOf } from '../person/hands.ts';
import type { Account } from '../world.ts';
import { canLook, isHeld, whoCanBeKnown } from './chance-to-know.ts';
import type { Invariant } from './invariant.ts';

/** The longest wait between two tries, a second look at a list, and what a death leaves behind. */
const BESIDES = 2 * HOUR + 30 * MINUTE;

/** A login that works is verified again and again while it can be asked: checks do not run on without a verdict. */
export const verifiedInTime: Invariant = {
  name: 'verified in time',
  watch: (world) => {
    const waited = new Map<Account, number>();
    let last = world.time.now;
    let wasAble = false;
    let could: readonly Account[] = [];
    return {
      step: ({ logins }) => {
        for (const { before, after } of logins) {
          const account = before?.lastVerifiedAt === after.lastVerifiedAt ? null : world.accountOf(after);
          if (account) waited.set(account, 0);
        }
        const passed = world.time.now - last;
        const couldLook = canLook(world);
        // Often enough; but who cannot look any more must not count as able to until the next time.
        if (passed < MINUTE && couldLook === wasAble) return;
        last = world.time.now;
        wasAble = couldLook;
        for (const account of could) wait(account, passed);
        could = whoCanBeKnown(world, world.accounts).filter(works);
      },
    };

    function wait(account: Account, passed: number): void {
      const before = waited.get(account) ?? 0;
      const rhythm = Math.max(world.hands.intervalMs, network(account.served.network).checkEveryMs);
      const wasKilled = world.time.now - world.machine.killedAt < 3 * rhythm;
      const bound = (wasKilled ? 3 : 2) * rhythm + BESIDES;
      waited.set(account, before + passed);
      if (before > bound || before + passed <= bound) return;
      const hours = Math.round(bound / HOUR);
      world.broken('verified in time', `${nameOf(account)}: works, but was not verified for ${hours} h`);
    }

    function works(account: Account): boolean {
      const row = world.rowOf(account);
      // What is red has its verdict, a permission that is refused for every page as well; whether it is true, others look at.
      const isRed = row?.death != null;
      const isWell =
        !isHeld(world, account) && !isRed && world.standing(account)?.kind === 'alive' && row?.grant != null;
      if (!isWell) waited.set(account, 0);
      return isWell;
    }
  },
};
