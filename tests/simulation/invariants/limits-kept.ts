import { DAY, HOUR, MINUTE } from '@/utils/core/time';
import type { Answered } from '../internet/internet.ts';
import type { World } from '../world.ts';
import type { Invariant } from './invariant.ts';

/** What was on its way when the network asked for a pause may still arrive. */
const ON_THE_WAY = MINUTE;
/** Far above what any interval needs: only something that turns in circles asks so often. */
const PER_HOUR = 120;

/** Calls stay inside each network's limits: pauses are kept, X is not read for nothing, and nothing turns in circles. */
export const limitsKept: Invariant = {
  name: 'limits are kept',
  watch: (world) => {
    const recent = new Map<string, number[]>();
    /**
     * A pause hangs on no clock, and one that a worker has heard of is lost when it dies before it could write it down: one
     * check each, of a few requests, finds out how long the pause still is.
     */
    const askedAnew = new Map<string, { readonly forgottenAt: number; readonly at: number }>();
    const asksAnew = (who: string, pausedSince: number, at: number): boolean => {
      const forgottenAt = Math.max(world.machine.setAt, world.machine.killedAt);
      if (forgottenAt + ON_THE_WAY < pausedSince) return false;
      const known = askedAnew.get(who);
      if (known?.forgottenAt === forgottenAt) return at - known.at <= ON_THE_WAY;
      askedAnew.set(who, { forgottenAt, at });
      return true;
    };
    const count = (key: string, within: number, at: number): number => {
      const kept = (recent.get(key) ?? []).filter((moment) => at - moment < within);
      kept.push(at);
      recent.set(key, kept);
      return kept.length;
    };
    /** By a clock that runs ahead by minutes, the last minutes of a pause are over. */
    const aheadBy = () => {
      const { offset } = world.machine;
      return offset > 0 && offset <= HOUR ? offset : 0;
    };
    return {
      request: ({ call, owner, served, at }) => {
        world.tally.calls += 1;
        if (!owner) return;
        const who = `${owner.askedFor} at ${served.played.id}`;
        const byHand = world.hands.busyWith?.served === served || world.hands.mayEnd(served, owner.person);
        if (byHand) return;
        const pausedSince = world.pauses.since(served);
        const inPause = world.pauses.until(served) > at + aheadBy() && at - pausedSince > ON_THE_WAY;
        if (inPause && !asksAnew(who, pausedSince, at))
          world.broken('limits are kept', `${who}: asked in a pause, ${call.path}`);
        if (count(who, HOUR, at) === PER_HOUR)
          world.broken('limits are kept', `${who}: ${PER_HOUR} calls in an hour`);
        if (call.path === '/2/users/me' && count(`${who} read`, DAY, at) > 4)
          world.broken('limits are kept', `${who}: X was read more than four times in a day`);
      },
      answered: (answered) => {
        const { own, call, served } = answered;
        // What a person's own attempt is told about a pause is shown to them, and not kept.
        if (!isOfAttempt(world, answered)) world.pauses.note(answered);
        const renews = call.form.get('grant_type')?.endsWith('token') || call.path.endsWith('refreshSession');
        if (own?.status === 200 && renews && world.hands.busyWith?.served !== served)
          world.tally.renewals += 1;
      },
    };
  },
};

/** Whether it belongs to the sign-in that a person is at. Before that has a token, nobody's name is on it. */
function isOfAttempt({ hands: { busyWith } }: World, { served, owner }: Answered): boolean {
  return busyWith?.served === served && (owner === null || owner.person === busyWith.person);
}
