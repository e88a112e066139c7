import { DAY, HOUR, MINUTE } from '@/utils/core/time';
import type { NetworkSwitch, SwitchValue } from '../../sandbox/world/switches.ts';
import type { Happening } from './event.ts';
import { inWords, someNetwork, someTime } from './targets.ts';
import { turnNetwork } from './turn-switch.ts';

/** Something that a whole network suffers for a while. */
function forAWhile(
  name: string,
  weight: number,
  does: NetworkSwitch,
  value: SwitchValue,
  [least, most]: readonly [number, number],
  off: SwitchValue = false,
): Happening {
  return {
    name,
    weight,
    happen: (world, random, happened) => {
      const served = someNetwork(world, random);
      if (!world.sandbox.board.spec(served.played.id, null, does)) return null;
      const lasts = someTime(world, random, least, most);
      turnNetwork(world, served, does, value);
      world.time.after(lasts, () => {
        turnNetwork(world, served, does, off);
        world.tell(`* over: ${name} at ${served.played.id}`);
        happened();
      });
      return `${served.played.id}, ${inWords(lasts)}`;
    },
  };
}

export const outage = forAWhile('an outage', 8, 'outage', true, [MINUTE, 3 * DAY]);
export const html = forAWhile('pages in place of answers', 3, 'html', true, [5 * MINUTE, DAY]);
export const truncated = forAWhile('answers are cut in half', 3, 'truncated', true, [5 * MINUTE, DAY]);
export const everybodyRefused = forAWhile('401 for everybody', 6, 'unauthorized-for-all', true, [
  5 * MINUTE,
  6 * HOUR,
]);
export const appDisabled = forAWhile('an app is disabled', 3, 'app', 'disabled', [HOUR, 10 * DAY], 'ok');

export const rateLimit: Happening = {
  name: 'a rate limit',
  weight: 5,
  happen: (world, random, happened) => {
    const served = someNetwork(world, random);
    const lasts = random.spread(MINUTE, 20 * HOUR);
    const ends = world.time.now + lasts;
    const { board } = world.sandbox;
    const { id } = served.played;
    // The network says how long is left, each time it is asked.
    const count = () => {
      const left = Math.round((ends - world.time.now) / 1000);
      board.set(id, null, 'rate-limit', Math.max(0, left));
      if (left > 0) world.time.after(Math.min(left * 1000, lasts / 20 + 1000), count);
      else happened();
    };
    count();
    return `${id}, ${inWords(lasts)}`;
  },
};

/** A server's housekeeping drops the registrations that it thinks nobody uses. */
export const appForgotten: Happening = {
  name: 'a server forgets the app',
  weight: 2,
  happen: (world, random) => {
    const served = someNetwork(world, random);
    if (served.network !== 'mastodon') return null;
    turnNetwork(world, served, 'app', 'deleted');
    return served.played.id;
  },
};
