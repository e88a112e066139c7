import { MINUTE } from '@/utils/core/time';
import type { LoginRow } from '@/utils/db/rows';
import type { Invariant } from './invariant.ts';

/** Answers take time, and seconds are rounded. */
const ROUNDING = 2 * MINUTE;

/** The date at which a person is needed is never later than the truth, as far as it is called exact. */
export const datesAreTrue: Invariant = {
  name: 'dates are true',
  watch: (world) => {
    let wrongUntil = 0;
    /** Logins whose last sign-in fell into a time of a wrong clock: what is counted from it is wrong by as much. */
    const datedWrong = new Set<string>();
    const noteSignIn = (before: LoginRow | undefined, after: LoginRow) => {
      const { hands, machine, accountOf } = world;
      const isNew = before?.grant?.grantedAt !== after.grant?.grantedAt;
      // A clock that runs far behind makes a sign-in look like the future: it is moved to now, and nobody can tell later
      // when it was, nor what is counted from it.
      if (isNew && machine.offset < 0) datedWrong.add(after.id);
      if (!isNew || hands.busyWith === null || accountOf(after) !== hands.busyWith) return;
      if (machine.offset === 0) datedWrong.delete(after.id);
      else datedWrong.add(after.id);
    };
    /** How much later than the truth the date of a login is (milliseconds); below zero when it is earlier. */
    const lateBy = (login: LoginRow): number => {
      const account = world.accountOf(login);
      const standing = account && world.standing(account);
      const isSealedRight = (world.sealedAt(login.id) ?? 0) > wrongUntil;
      if (standing?.kind !== 'alive' || standing.until === null || !isSealedRight) return 0;
      return (login.humanNeededAt ?? 0) - standing.until;
    };
    return {
      step: ({ logins }) => {
        if (world.machine.offset !== 0) wrongUntil = world.time.now;
        for (const { before, after } of logins) {
          noteSignIn(before, after);
          // Facebook names no date, but documents it: what is called "about" is no later than that either.
          const isKnown = after.network === 'facebook' ? !datedWrong.has(after.id) : after.humanNeededExact;
          if (!after.grant || !isKnown || before?.humanNeededAt === after.humanNeededAt) continue;
          const late = lateBy(after);
          if (late > ROUNDING)
            world.broken(
              'dates are true',
              `${after.name} at ${after.server}: ${Math.round(late / MINUTE)} min too late`,
            );
        }
      },
    };
  },
};
