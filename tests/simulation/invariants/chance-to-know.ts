import { MINUTE } from '@/utils/core/time';
import type { Served } from '../networks/served.ts';
import type { Account, World } from '../world.ts';

/** A clock that is off by more than this is wrong (product.md, rule 11). */
const RIGHT = 5 * MINUTE;

/** The accounts that the computer could find out about now: browser open, awake, online, clock right, network well. */
export function whoCanBeKnown(world: World, accounts: Iterable<Account>): Account[] {
  const { machine, internet, disk } = world;
  const isWell = machine.open && !machine.asleep && !disk.full && !machine.alarms.areStuck;
  if (!isWell || Math.abs(machine.offset) > RIGHT) return [];
  const answers = new Map<Served, boolean>();
  return [...accounts].filter(({ served, person }) => {
    const known = answers.get(served) ?? (internet.answers(served) && !world.pauses.isPaused(served));
    answers.set(served, known);
    return known && internet.isClear(served, person);
  });
}
