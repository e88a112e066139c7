import { MINUTE } from '@/utils/core/time';
import type { GrantSecret } from '@/utils/vault/secrets';
import type { Call } from '../../sandbox/core/call.ts';
import type { Owner } from '../internet/secrets.ts';
import type { Context } from '../machine/context.ts';
import { nameOf } from '../person/hands.ts';
import type { Account, World } from '../world.ts';
import type { Invariant } from './invariant.ts';

/** Longer than anybody takes to store what has arrived. */
const STORING = 2 * MINUTE;

/** A renewal with a token that is good for one use. */
interface Use {
  readonly at: number;
  readonly context: Context;
  readonly owner: Owner;
  /** The answer never arrived, or whom it reached died before it could store it: nobody's fault. */
  isLost: boolean;
  isTold: boolean;
}

/** No grant is lost by Relink's own doing: no single-use token is used twice, and what arrives is stored. */
export const grantsKept: Invariant = {
  name: 'grants are kept',
  watch: (world) => {
    const uses = new Map<string, Use>();
    /** Tokens that were renewed, as long as Relink still holds them. */
    const open = new Set<string>();
    /** What waits for room is stored with the next try after there is some. */
    let fullUntil = 0;
    return {
      answered: ({ call, answer, own, owner, context, served }) => {
        const token = singleUse(call);
        if (!token || !own || !owner) return;
        const before = uses.get(token);
        if (
          before &&
          !before.isTold &&
          !excused(world, before) &&
          // What was under way when its sender was killed may arrive after what came next.
          !context.killed &&
          world.sandbox.board.choice(served.played.id, 'rotation') === 'reuse-detection'
        ) {
          before.isTold = true;
          world.broken('grants are kept', `${served.played.id}: a single-use token was used twice`);
        }
        if (before || own.status !== 200) return;
        open.add(token);
        const isLost = answer?.body !== own.body;
        uses.set(token, { at: world.time.now, context, owner, isLost, isTold: false });
      },
      step: ({ logins }) => {
        if (world.disk.full) fullUntil = world.time.now;
        if (logins.length === 0) return;
        for (const token of open) judge(token);
      },
    };

    function judge(token: string): void {
      const use = uses.get(token);
      const account = use && world.accounts.find((one) => isOf(one, use.owner));
      const secret = account && heldSecret(world, account);
      if (!use || !account || secret?.refreshToken !== token) return void open.delete(token);
      if (!account.served.isSpent(secret) || excused(world, use) || world.disk.full) return;
      if (world.time.now - Math.max(use.at, fullUntil) < STORING) return;
      open.delete(token);
      world.tally.grantsLost += 1;
      world.broken('grants are kept', `${nameOf(account)}: renewed, but the new tokens were not stored`);
    }
  },
};

function isOf({ served, person }: Account, owner: Owner): boolean {
  return served === owner.served && person === owner.person;
}

function heldSecret(world: World, account: Account): GrantSecret | null {
  const row = world.rowOf(account);
  return row?.grant ? world.secretOf(row.id) : null;
}

function excused(world: World, use: Use): boolean {
  return use.isLost || use.context.killed || world.machine.asleep;
}

function singleUse(call: Call): string | null {
  return call.form.get('grant_type') === 'refresh_token' ? call.form.get('refresh_token') : null;
}
