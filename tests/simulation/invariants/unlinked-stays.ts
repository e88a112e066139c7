import type { Invariant } from './invariant.ts';

/** What was unlinked comes back by no sign-in or renewal that was under way: no token of it is left behind. */
export const unlinkedStays: Invariant = {
  name: 'unlinked stays unlinked',
  watch: (world) => {
    const told = new Set<string>();
    return {
      step: ({ logins }) => {
        if (logins.length === 0 || !world.machine.quiet || world.disk.full || world.hands.busyWith) return;
        const endings = new Set(
          world.disk.all('endings').map((row) => String(Reflect.get(row as object, 'loginId'))),
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
