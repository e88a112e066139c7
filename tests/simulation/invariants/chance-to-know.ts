import { MINUTE } from '@/utils/core/time';
import type { Account, World } from '../world.ts';

/** A clock that is off by more than this is wrong (product.md, rule 11). */
const RIGHT = 5 * MINUTE;

/** Whether the computer could find out about an account now: browser open, awake, online, clock right, network well. */
export function canKnow(world: World, { served, person }: Account): boolean {
  const { machine, internet, disk } = world;
  return (
    machine.open &&
    !machine.asleep &&
    !disk.full &&
    !machine.alarms.areStuck &&
    Math.abs(machine.offset) <= RIGHT &&
    internet.reaches(served, person) &&
    !world.pauses.isPaused(served)
  );
}
