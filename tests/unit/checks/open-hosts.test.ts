import { expect, test } from 'vitest';
import { sweep } from '@/utils/checks/sweep';
import { HOUR } from '@/utils/core/time';
import type { Conversation } from '@/utils/http/messages';
import type { Fetch } from '@/utils/http/transport';
import { SERVER } from '../world/network';
import { withNetwork } from '../world/other-network';
import { connectAnna, createWorld } from '../world/world';

const OPEN = 'https://open.example/did.json';

/** What a network asks a host that its account names, in the checks and in the renewals of a login. */
function* ask(headers: Record<string, string> = {}): Conversation<void> {
  yield { url: OPEN, headers };
}

test.each([
  ['a check', { everyMs: null }, ['/me', '/pages']],
  ['a renewal', { everyMs: HOUR }, ['/me', '/pages']],
])('%s may ask the host that an account names, and never with its token', async (_, { everyMs }, asked) => {
  const world = await createWorld();
  const id = await connectAnna(world);
  const openly: (string | null)[] = [];
  const { fetch } = world.deps;
  const answering: Fetch = (url, init) => {
    if (url !== OPEN) return fetch(url, init);
    openly.push(new Headers(init?.headers).get('authorization'));
    return Promise.resolve(Response.json({}));
  };
  Object.assign(world.deps, { fetch: answering });
  const { deps } = withNetwork(world, {
    openHosts: (accountId) => (accountId === 'anna' ? ['open.example'] : []),
    renewal: () => ({
      kind: 'own',
      everyMs,
      aheadMs: 0,
      provesLife: false,
      renew: function* ({ accessToken, refreshToken }) {
        yield* ask();
        return { accessToken, refreshToken, scopes: null, clocks: [] };
      },
    }),
    identify: function* ({ accessToken }) {
      yield* ask();
      yield { url: `${SERVER}/me`, headers: { authorization: `Bearer ${accessToken}` } };
      return { id: 'anna', name: 'Anna Keller', handle: 'anna', avatar: null };
    },
  });
  world.forwardMs(HOUR - 120_000);
  world.server.asked.length = 0;
  await world.db.logins.where('id').equals(id).modify({ nextCheckAt: 0 });
  world.forwardMs(everyMs === null ? 0 : 120_000);
  await sweep(deps);
  expect(world.server.asked).toEqual(asked);
  expect(openly).toEqual(everyMs === null ? [null] : [null, null]);
  expect((await world.stores.getLogin(id))?.lastVerifiedAt).toBe(world.now);
});
