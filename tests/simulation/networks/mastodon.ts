import { mastodonNetwork } from '../../sandbox/mastodon/network.ts';
import { MastodonServer } from '../../sandbox/mastodon/server.ts';
import type { Traits } from '../../sandbox/mastodon/traits.ts';
import type { World } from '../../sandbox/world/world.ts';
import { isSpent, standingIn } from './opaque.ts';
import { accountTrouble, dead, type Served, signedInAs, submit } from './served.ts';

/** A server with Mastodon's API: the sandbox's own model of it. */
export function serveMastodon(world: World, traits: Traits): Served {
  const server = new MastodonServer(world, traits);
  const played = mastodonNetwork(world, traits, server);
  return {
    network: 'mastodon',
    played,
    typed: () => ({ server: traits.host }),
    typedAgain: () => ({}),
    consent: (url, person) =>
      signedInAs(world, traits.network, person, () =>
        accountTrouble(world, traits.network, person) ? null : submit(played, url, [['decision', 'allow']]),
      ),
    // One that has forgotten the app welcomes it anew.
    accepts: (person) => !accountTrouble(world, traits.network, person),
    standing: (person, secret) => {
      const trouble = accountTrouble(world, traits.network, person);
      if (trouble) return trouble;
      const clientId = (
        server.tokens.byAccess(secret.accessToken) ?? server.tokens.byRefresh(secret.refreshToken)
      )?.clientId;
      if (!clientId || !server.apps.find(clientId)) return dead('app_problem', 'revoked', 'expired');
      return standingIn(server.tokens, secret, server.rotation() === 'reuse-detection');
    },
    profile: () => () => null,
    isSpent: (secret) => server.rotation() === 'reuse-detection' && isSpent(server.tokens, secret),
  };
}
