import { DAY } from '@/utils/core/time';
import type { LoginRow } from '@/utils/db/rows';
import type { Invariant } from './invariant.ts';

/**
 * No token goes to a host that is not its network's, none lies in a row outside the vault, and none stands for another
 * account than its own.
 */
export const tokensStay: Invariant = {
  name: 'tokens stay where they belong',
  watch: (world) => {
    let scanned = 0;
    let last = world.time.now;
    const scan = () => {
      const { issued } = world.internet.secrets;
      const tables = world.disk.tables.filter((table) => table !== 'secrets' && table !== 'keys');
      const text = tables.map((table) => JSON.stringify(world.disk.all(table))).join('\n');
      for (const token of issued.slice(scanned))
        if (text.includes(token))
          world.broken('tokens stay where they belong', `a row holds ${token.slice(0, 12)}…`);
      scanned = issued.length;
    };
    /** What a server has repeated is looked for at once: the next answer would write over it. */
    const readRow = (login: LoginRow) => {
      const secret = login.grant && world.secretOf(login.id);
      if (!secret) return;
      const text = JSON.stringify(login);
      if ([secret.accessToken, secret.refreshToken].some((token) => token !== null && text.includes(token)))
        world.broken('tokens stay where they belong', `the row of ${login.name} holds its token`);
      const owner = world.internet.secrets.ownerOf(secret.accessToken);
      const whose = owner?.served.played.accounts.find(({ person }) => person === owner.person);
      if (whose && whose.id !== login.accountId)
        world.broken('tokens stay where they belong', `${login.name} has the tokens of ${owner?.person}`);
    };
    return {
      strayed: (host) => world.broken('tokens stay where they belong', `a secret was sent to ${host}`),
      request: ({ call, secrets, served }) => {
        for (const value of secrets) {
          const owner = world.internet.secrets.ownerOf(value);
          if (owner && owner.served !== served)
            world.broken(
              'tokens stay where they belong',
              `one of ${owner.served.played.id} was sent to ${call.host}`,
            );
        }
      },
      step: ({ logins }) => {
        for (const { after } of logins) readRow(after);
        if (world.time.now - last < 20 * DAY) return;
        last = world.time.now;
        scan();
      },
      end: scan,
    };
  },
};
