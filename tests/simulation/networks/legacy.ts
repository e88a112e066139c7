import { LEGACY_HOST, legacyClient, legacyNetwork } from '../../sandbox/custom/legacy-server.ts';
import { TokenBook } from '../../sandbox/world/token-book.ts';
import type { World } from '../../sandbox/world/world.ts';
import { SHORT, standingIn } from './opaque.ts';
import { accountTrouble, dead, type Served, signedInAs, submit } from './served.ts';

/** A small server of the old kind: the sandbox's own model of it. */
export function serveLegacy(world: World): Served {
  const tokens = new TokenBook('leg-', SHORT);
  const played = legacyNetwork(world, tokens);
  const origin = `https://${LEGACY_HOST}`;
  return {
    network: 'custom',
    played,
    typed: () => ({
      ...legacyClient,
      authorizationEndpoint: `${origin}/oauth/authorize`,
      tokenEndpoint: `${origin}/oauth/token`,
      whoAmIUrl: `${origin}/whoami`,
      idField: 'user.uid',
      nameField: 'user.title',
    }),
    typedAgain: () => ({}),
    consent: (url, person) =>
      signedInAs(world, 'legacy', person, () =>
        accountTrouble(world, 'legacy', person) ? null : submit(played, url, [['decision', 'allow']]),
      ),
    accepts: (person) =>
      world.board.choice('legacy', 'app') === 'ok' && !accountTrouble(world, 'legacy', person),
    standing: (person, secret) => {
      // It knows no security checks.
      const trouble = accountTrouble(world, 'legacy', person);
      if (trouble && !world.board.accountIs('legacy', person, 'security-check')) return trouble;
      const standing = standingIn(tokens, secret, false);
      return world.board.choice('legacy', 'app') === 'ok'
        ? standing
        : dead('app_problem', 'revoked', 'expired');
    },
    profile: () => () => null,
    isSpent: () => false,
  };
}
