import { MINUTE } from '@/utils/core/time';
import type { Call } from '../../sandbox/core/call.ts';
import type { Context } from '../machine/context.ts';
import { nameOf } from '../person/hands.ts';
import type { World } from '../world.ts';
import type { Invariant } from './invariant.ts';

/** Longer than anybody takes to store what has arrived. */
const STORING = 2 * MINUTE;

/** A renewal with a token that is good for one use. */
interface Use {
  readonly at: number;
  readonly context: Context;
  /** The answer never arrived, or whom it reached died before it could store it: nobody's fault. */
  isLost: boolean;
  isTold: boolean;
}

/** No grant is lost by Relink's own doing: no single-use token is used twice, and what arrives is stored. */
export const grantsKept: Invariant = {
  name: 'grants are kept',
  watch: (world) => {
    const uses = new Map<string, Use>();
    const lost = new Set<string>();
    return {
      answered: ({ call, answer, own, context, served }) => {
        const token = singleUse(call);
        if (!token || !own) return;
        const before = uses.get(token);
        if (
          before &&
          !before.isTold &&
          !excused(world, before) &&
          world.sandbox.board.choice(served.played.id, 'rotation') === 'reuse-detection'
        ) {
          before.isTold = true;
          world.broken('grants are kept', `${served.played.id}: a single-use token was used twice`);
        }
        if (!before && own.status === 200)
          uses.set(token, { at: world.time.now, context, isLost: answer?.body !== own.body, isTold: false });
      },
      step: ({ logins }) => {
        if (logins.length === 0) return;
        for (const account of world.accounts) {
          const row = world.rowOf(account);
          const secret = row?.grant ? world.secretOf(row.id) : null;
          const token = secret?.refreshToken;
          if (!row || !secret || !token || lost.has(token) || !account.served.isSpent(secret)) continue;
          const use = uses.get(token);
          if (!use || excused(world, use) || world.time.now - use.at < STORING || world.disk.full) continue;
          lost.add(token);
          world.tally.grantsLost += 1;
          world.broken('grants are kept', `${nameOf(account)}: renewed, but the new tokens were not stored`);
        }
      },
    };
  },
};

function excused(world: World, use: Use): boolean {
  return use.isLost || use.context.killed || world.machine.asleep;
}

function singleUse(call: Call): string | null {
  return call.form.get('grant_type') === 'refresh_token' ? call.form.get('refresh_token') : null;
}
