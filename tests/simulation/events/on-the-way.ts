import { DAY } from '@/utils/core/time';
import type { Answer } from '../../sandbox/core/answer.ts';
import type { Call } from '../../sandbox/core/call.ts';
import type { Fault, Way } from '../internet/fault.ts';
import type { Served } from '../networks/served.ts';
import type { Random } from '../random.ts';
import type { World } from '../world.ts';
import type { Happening } from './event.ts';
import { inWords, someNetwork, someTime } from './targets.ts';

/** A network that answers, but not in its own words. */
export const answered = (answer: Answer): Way => ({ kind: 'answer', answer });

/** Something on the way, for a while. */
export function onTheWay(
  name: string,
  weight: number,
  [least, most]: readonly [number, number],
  make: (world: World, random: Random) => { readonly fault: Fault; readonly where: string } | null,
): Happening {
  return {
    name,
    weight,
    happen: (world, random, happened) => {
      const made = make(world, random);
      if (!made) return null;
      const { faults } = world.internet;
      const lasts = someTime(world, random, least, most);
      faults.add(made.fault);
      world.time.after(lasts, () => {
        faults.delete(made.fault);
        world.tell(`* over: ${name}, ${made.where}`);
        happened();
      });
      return `${made.where}, ${inWords(lasts)}`;
    },
  };
}

/** At one network, for everybody. */
export function atOne(
  name: string,
  weight: number,
  bounds: readonly [number, number],
  meet: (call: Call, served: Served) => Way | null,
): Happening {
  return onTheWay(name, weight, bounds, (world, random) => {
    const served = someNetwork(world, random);
    const isIt = (other: Served) => other === served;
    const fault: Fault = {
      name,
      touches: isIt,
      meet: (call, other) => (isIt(other) ? meet(call, other) : null),
    };
    return { fault, where: served.played.id };
  });
}

/** Everywhere, as behind a hotel's or a company's door. */
export function everywhere(
  name: string,
  weight: number,
  bounds: readonly [number, number],
  way: Way,
): Happening {
  return onTheWay(name, weight, bounds, () => ({
    fault: { name, touches: () => true, meet: () => way },
    where: 'everywhere',
  }));
}

/** Until when a network's words were wrong last: the next time is no second look of the first. */
const wrongUntil = new WeakMap<Served, number>();

/** Lets something be wrong from the first time on that it is met, for no longer than the rules allow for. */
export function shortly(world: World, lasts: number, meet: Fault['meet']): Fault['meet'] {
  let began: number | null = null;
  return (call, served, person) => {
    const { now } = world.time;
    const way = meet(call, served, person);
    if (!way || (began === null && now - (wrongUntil.get(served) ?? 0) < DAY)) return null;
    began ??= now;
    if (Number.isFinite(lasts)) wrongUntil.set(served, began + lasts);
    return now - began < lasts ? way : null;
  };
}
