import { DAY } from '@/utils/core/time';
import type { Invariant } from './invariant.ts';

/** No token goes to a host that is not its network's, and none lies in a row outside the vault. */
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
    return {
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
      step: () => {
        if (world.time.now - last < 20 * DAY) return;
        last = world.time.now;
        scan();
      },
      end: scan,
    };
  },
};
