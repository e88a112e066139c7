import { MINUTE } from '@/utils/core/time';
import type { ProfileRow } from '@/utils/db/rows';
import type { Cause } from '@/utils/health/cause';
import { nameOf } from '../person/hands.ts';
import { profileTruth } from '../truth.ts';
import type { Account, World } from '../world.ts';
import type { Invariant } from './invariant.ts';

/** What was true a moment ago may still be told: the second of two looks lies ten minutes after the first. */
const GRACE = 15 * MINUTE;

/** No profile turns red unless it is disconnected in truth, and no cause is named that cannot be it. */
export const proofBeforeRed: Invariant = {
  name: 'no red without proof',
  watch: (world) => {
    const troubled = new Map<string, { readonly at: number; readonly causes: readonly Cause[] }>();
    const note = (account: Account) => {
      const troubleOf = profileTruth(world, account);
      for (const networkId of profilesOf(world, account)) {
        const causes = troubleOf(networkId);
        if (causes) troubled.set(`${nameOf(account)}/${networkId}`, { at: world.time.now, causes });
      }
    };
    return {
      // What is about to pass is noted before it does.
      happened: () => {
        for (const account of world.accounts) note(account);
      },
      step: ({ profiles }) => {
        for (const { before, after } of profiles) {
          const account = before && turnsRed(before, after) ? accountBehind(world, after) : null;
          if (account) judge(before, after, account);
        }
      },
    };

    function judge(before: ProfileRow | undefined, after: ProfileRow, account: Account): void {
      const known = troubled.get(`${nameOf(account)}/${after.networkId}`);
      const lately = known && world.time.now - known.at <= GRACE ? known.causes : null;
      const causes = profileTruth(world, account)(after.networkId) ?? lately;
      if (before?.state !== 'disconnected') world.tally[causes ? 'trueAlarms' : 'falseAlarms'] += 1;
      const who = `${nameOf(account)}, ${after.name}`;
      if (!causes)
        world.broken(
          'no red without proof',
          `${who}: ${after.cause}, but it is well (${world.standing(account)?.kind})`,
        );
      else if (after.cause && !causes.includes(after.cause))
        world.broken('no red without proof', `${who}: ${after.cause}, in truth ${causes.join(' or ')}`);
    }
  },
};

function turnsRed(before: ProfileRow, after: ProfileRow): boolean {
  if (after.state !== 'disconnected') return false;
  if (before.state !== 'disconnected') return true;
  // Reconnected, a page keeps what was found before until the list has judged it anew: nothing new is said.
  return before.cause !== after.cause && JSON.stringify(before.limit) !== JSON.stringify(after.limit);
}

function accountBehind({ disk, accountOf }: World, { loginId }: ProfileRow): Account | null {
  const login = disk.login(loginId);
  return login ? accountOf(login) : null;
}

function profilesOf({ disk, rowOf }: World, account: Account): string[] {
  const row = rowOf(account);
  return row ? disk.profilesOf(row.id).map(({ networkId }) => networkId) : [];
}
