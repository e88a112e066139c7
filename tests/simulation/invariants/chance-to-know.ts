import { DAY, HOUR, MINUTE } from '@/utils/core/time';
import { network } from '@/utils/networks/registry';
import type { Served } from '../networks/served.ts';
import type { Account, World } from '../world.ts';

/** A clock that is off by more than this is wrong (product.md, rule 11). */
const RIGHT = 5 * MINUTE;

/** Ten minutes between two looks, an hour for a group that fails together, an hour at most between two tries. */
const SECOND_LOOK = 10 * MINUTE;
const GROUP_PATIENCE = HOUR;
const LONGEST_RETRY = HOUR;
/** Alarms wait half a minute, and a login that a dead worker had taken comes back after three. */
const SLACK = 10 * MINUTE;

/** The accounts that the computer could find out about now: browser open, awake, online, clock right, network well. */
export function whoCanBeKnown(world: World, accounts: Iterable<Account>): Account[] {
  const { internet } = world;
  if (!canLook(world)) return [];
  const answers = new Map<Served, boolean>();
  return [...accounts].filter(({ served, person }) => {
    const known = answers.get(served) ?? (internet.answers(served) && !world.pauses.isPaused(served));
    answers.set(served, known);
    return known && internet.isClear(served, person);
  });
}

/** Whether the computer itself keeps Relink from nothing. */
export function canLook({ machine, disk }: World): boolean {
  const isWoken = machine.keepsPace || !machine.alarms.areStuck;
  const isUp = machine.open && !machine.asleep && !disk.full && isWoken;
  return isUp && Math.abs(machine.offset) <= RIGHT;
}

/** Whether that is one of them. */
export function canKnow(world: World, account: Account): boolean {
  return whoCanBeKnown(world, [account]).length > 0;
}

/**
 * Facebook restricts a suspended account without ending its grant (code 368), and says nothing of its pages meanwhile.
 * Everywhere else a suspension is an end, and has to be told.
 */
export function isHeld({ sandbox }: World, { served, person }: Account): boolean {
  return served.network === 'facebook' && sandbox.board.accountIs('facebook', person, 'suspended');
}

/** @returns one interval, as the network's quota allows it, and what the rules take besides (milliseconds) */
export function boundOf(world: World, { served }: Account): number {
  const { checkEveryMs } = network(served.network);
  const rhythm = Math.max(world.hands.intervalMs, checkEveryMs);
  // Killed before it could set the next alarm, a worker comes back with the regular one.
  const wasKilled = world.time.now - world.machine.killedAt < 3 * rhythm;
  return (
    (wasKilled ? 2 : 1) * rhythm +
    renewalProofMs(served.network) +
    appProofMs(world, served) +
    SECOND_LOOK +
    GROUP_PATIENCE +
    LONGEST_RETRY +
    SLACK
  );
}

/** Where an access token outlives its grant, only the next renewal tells: Bluesky's comes every four hours, X's once a day. */
function renewalProofMs(id: string): number {
  if (id === 'bluesky') return 4 * HOUR;
  return id === 'x' ? DAY : 0;
}

/**
 * The OpenID servers look at the app where tokens are issued and nowhere else: once it is disabled, the renewal tells, which
 * comes with the end of the access token, or half-way there where it is silent.
 */
function appProofMs({ sandbox }: World, { played: { id } }: Served): number {
  if (sandbox.board.choice(id, 'app') !== 'disabled') return 0;
  if (id === 'loopback') return 4 * HOUR;
  return id === 'custom' ? HOUR : 0;
}
