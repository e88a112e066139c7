import { DAY } from '@/utils/core/time';
import type { EndingRow } from '@/utils/db/rows';
import type { Invariant } from './invariant.ts';

/** A day, and the time until the browser is opened and its first wake has ended. */
const PATIENCE = 3 * DAY;

/** What was unlinked comes back by no sign-in or renewal that was under way: no token of it is left behind. */
export const unlinkedStays: Invariant = {
  name: 'unlinked stays unlinked',
  watch: (world) => {
    const told = new Set<string>();
    return {
      step: ({ logins }) => {
        if (logins.length === 0 || !world.machine.quiet || world.disk.full || world.hands.busyWith) return;
        // What a dead worker has left to end at the network is done by the next ones, for a day.
        const isOld = ({ askedAt }: EndingRow) =>
          world.machine.offset === 0 && Math.abs(world.machine.now - askedAt) > PATIENCE;
        const endings = new Set(
          world.disk.endings.filter((row) => !isOld(row)).map(({ loginId }) => loginId),
        );
        for (const login of world.disk.logins) {
          const profiles = world.disk.profilesOf(login.id);
          const linked = profiles.some(({ state }) => state !== 'unlinked');
          const known = profiles.length > 0;
          const hasTokens = world.disk.secret(login.id) !== undefined && !endings.has(login.id);
          const isWrong = (login.grant === null && hasTokens) || (login.grant !== null && known && !linked);
          if (!isWrong || told.has(login.id)) continue;
          told.add(login.id);
          world.broken(
            'unlinked stays unlinked',
            `${login.name} at ${login.server} has tokens and no profile`,
          );
        }
      },
    };
  },
};
