import { DAY, HOUR } from '@/utils/core/time';
import type { AccountSwitch } from '../../sandbox/world/switches.ts';
import { nameOf } from '../person/hands.ts';
import type { Happening } from './event.ts';
import { inWords, someLiving, someTime } from './targets.ts';
import { turn } from './turn-switch.ts';

/** Something that an account suffers once. */
function once(name: string, weight: number, does: AccountSwitch): Happening {
  return {
    name,
    weight,
    happen: (world, random) => {
      const account = someLiving(world, random);
      if (!account) return null;
      turn(world, account, does);
      return nameOf(account);
    },
  };
}

/** Something that an account suffers for a while, or for good. */
function forAWhile(name: string, weight: number, does: AccountSwitch, only: readonly string[]): Happening {
  return {
    name,
    weight,
    happen: (world, random, happened) => {
      const account = someLiving(
        world,
        random,
        ({ served }) => !only.length || only.includes(served.played.id),
      );
      if (!account) return null;
      turn(world, account, does);
      const lasts = random.chance(0.3) ? null : someTime(world, random, HOUR, 30 * DAY);
      if (lasts !== null)
        world.time.after(lasts, () => {
          turn(world, account, does, false);
          world.tell(`* over: ${name} of ${nameOf(account)}`);
          happened();
        });
      return `${nameOf(account)}, ${lasts === null ? 'for good' : inWords(lasts)}`;
    },
  };
}

export const passwordChanged = once('a password changes', 6, 'change-password');
export const accessRevoked = once('access is revoked', 6, 'revoke');
export const suspended = forAWhile('an account is suspended', 3, 'suspended', []);
export const closed = forAWhile('an account is closed', 2, 'closed', [
  'facebook',
  'bluesky',
  'mastodon',
  'x',
]);
export const checkDemanded = forAWhile('a check is demanded', 4, 'security-check', [
  'facebook',
  'mastodon',
  'akkoma',
]);
export const deactivated = forAWhile('an account is deactivated', 2, 'deactivated', ['bluesky']);
export const moved = forAWhile('an account moves to another server', 2, 'migrated', ['bluesky']);

export const appPasswordDeleted: Happening = {
  name: 'an app password is deleted',
  weight: 2,
  happen: (world, random) => {
    const account = someLiving(world, random, ({ served }) => served.played.id === 'bluesky');
    if (!account) return null;
    turn(world, account, 'delete-app-password');
    return nameOf(account);
  },
};

export const roleLost: Happening = {
  name: 'a role is lost',
  weight: 6,
  happen: (world, random, happened) => {
    const account = someLiving(world, random, ({ served }) => served.played.id === 'facebook');
    const page =
      account && random.pick(world.sandbox.crowd.pages.filter(({ person }) => person === account.person));
    if (!account || !page) return null;
    const how = random.pick(['none', 'no-content']);
    turn(world, account, `role:${page.id}`, how);
    const lasts = random.chance(0.5) ? null : someTime(world, random, 20 * 60_000, 20 * DAY);
    if (lasts !== null)
      world.time.after(lasts, () => {
        turn(world, account, `role:${page.id}`, 'full');
        world.tell(`* over: ${page.name} has its role back`);
        happened();
      });
    return `${page.name}, ${how}, ${lasts === null ? 'for good' : inWords(lasts)}`;
  },
};

export const permissionWithdrawn: Happening = {
  name: 'a permission is withdrawn',
  weight: 2,
  happen: (world, random) => {
    const account = someLiving(world, random, ({ served }) => served.played.id === 'facebook');
    if (!account) return null;
    turn(world, account, `withdraw:${random.pick(['pages_manage_posts', 'pages_show_list'])}`);
    return nameOf(account);
  },
};

/** What stands between an account and its grant until somebody settles it at the network. */
const SETTLED = ['security-check', 'suspended', 'deactivated', 'closed'] as const;

/** Somebody settles at the network what has kept an account or a page out, and tells Relink nothing of it. */
export const mendedElsewhere: Happening = {
  name: 'somebody mends it at the network',
  weight: 8,
  happen: (world, random) => {
    const { board, crowd } = world.sandbox;
    const kept = world.accounts.flatMap((account) => {
      const { id } = account.served.played;
      const holds = SETTLED.filter((name) => board.accountIs(id, account.person, name));
      const pages = id === 'facebook' ? crowd.pages.filter(({ person }) => person === account.person) : [];
      const lost = pages.filter(
        (page) => board.accountChoice(id, account.person, `role:${page.id}`) !== 'full',
      );
      return [
        ...holds.map((name) => ({ account, what: name, settle: () => turn(world, account, name, false) })),
        ...lost.map(({ id: page, name }) => ({
          account,
          what: name,
          settle: () => turn(world, account, `role:${page}`, 'full'),
        })),
      ];
    });
    if (kept.length === 0) return null;
    const { account, what, settle } = random.pick(kept);
    settle();
    return `${nameOf(account)}, ${what}`;
  },
};
