import { json } from '../core/answer.ts';
import { type Call, parameter } from '../core/call.ts';
import type { Handler } from '../core/routes.ts';
import { type Backstage, openBackstage } from '../oidc/backstage.ts';
import { asBrowserOf } from '../oidc/sessions.ts';
import { OidcStore } from '../oidc/store.ts';
import { accountTrouble, clearTrouble, flipAccount } from '../oidc/switches.ts';
import { type Account, accountsOf } from '../world/people.ts';
import type { PlayedNetwork } from '../world/played-network.ts';
import { action, amount, choice, commonSwitches, rotationSwitch, toggle } from '../world/switches.ts';
import type { World } from '../world/world.ts';
import { problem, suspended, tooManyRequests, unauthorized, unknownClient } from './problems.ts';
import { authorizationQuirks, revocationQuirks, tokenQuirks } from './quirks.ts';
import { AVATAR_HOST, usersMe } from './users-me.ts';

export const xApp = { clientId: 'UmVsaW5rIGRlbW8gYXBwOjE6Y2k', name: 'Relink demo app' } as const;

const scopes = {
  'tweet.read': 'See posts that you can see',
  'users.read': 'See accounts that you can see',
  'tweet.write': 'Post and repost for you',
  'media.write': 'Upload media for you',
  'offline.access': 'Stay connected until you revoke access',
};

const AUTHORIZE = '/i/oauth2/authorize';
const INTERACTION = '/i/oauth2/interaction';

/** X: a public client with PKCE on oidc-provider, with X's own quirks before it. */
export async function xNetwork(world: World): Promise<PlayedNetwork> {
  const accounts = accountsOf('x');
  const rotation = () => world.board.choice('x', 'rotation');
  const store = new OidcStore(() => rotation() === 'reuse-detection');
  const forced = () => accounts.find((account) => account.person === world.signIns.forced('x')) ?? null;
  const backstage = await openBackstage(
    'https://x.com',
    {
      title: 'X',
      accounts,
      avatarHost: AVATAR_HOST,
      authorizationPath: AUTHORIZE,
      scopes,
      clientName: () => xApp.name,
      forcedAccount: forced,
      trouble: (account) => accountTrouble(world, 'x', account),
      clearTrouble: (account) => clearTrouble(world, 'x', account?.person ?? null),
    },
    {
      store,
      clients: [client(`${world.redirectOrigin}/x`)],
      scopes: Object.keys(scopes),
      avatarHost: AVATAR_HOST,
      routes: {
        authorization: AUTHORIZE,
        token: '/2/oauth2/token',
        revocation: '/2/oauth2/revoke',
        userinfo: '/i/oauth2/userinfo',
        jwks: '/i/oauth2/jwks',
      },
      // X's codes live for 30 seconds only.
      codeLifetime: 30,
      accessLifetime: () => world.board.amount('x', 'access-lifetime') || 7200,
      refreshLifetime: 180 * 86_400,
      issuesRefresh: (granted) => granted.has('offline.access'),
      rotates: () => rotation() !== 'off',
      findAccount: (id) =>
        accounts.find(
          (account) => account.id === id && !world.board.accountIs('x', account.person, 'closed'),
        ) ?? null,
      interactionPath: INTERACTION,
    },
  );
  return {
    id: 'x',
    title: 'X',
    hosts: ['x.com', 'api.x.com', 'twitter.com', 'api.twitter.com'],
    accounts,
    switches: [
      ...commonSwitches,
      toggle('unauthorized-for-all', '401 for everybody'),
      choice('app', 'App', [
        ['ok', 'enrolled'],
        ['disabled', 'not enrolled'],
        ['deleted', 'deleted'],
      ]),
      amount('access-lifetime', 'Access tokens live so many seconds'),
      rotationSwitch,
    ],
    accountSwitches: () => [
      action('expire-access', 'Expire access'),
      action('expire-all', 'Expire access and refresh'),
      action('revoke', 'Revoke'),
      action('change-password', 'Change password'),
      toggle('security-check', 'Locked'),
      toggle('suspended', 'Suspended'),
      toggle('closed', 'Closed'),
    ],
    handle: handler(world, store, accounts, backstage, forced),
    isPage: (call) => call.path.startsWith('/i/oauth2/'),
    limited: (_call, seconds) => tooManyRequests(seconds),
    refused: () => unauthorized(),
    flip: (name, person) => flipAccount(store, accounts, name, person),
    reset: () => store.reset(),
    close: () => backstage.close(),
  };
}

function client(redirectUri: string): object {
  return {
    client_id: xApp.clientId,
    client_name: xApp.name,
    token_endpoint_auth_method: 'none',
    grant_types: ['authorization_code', 'refresh_token'],
    response_types: ['code'],
    redirect_uris: [redirectUri],
    scope: Object.keys(scopes).join(' '),
  };
}

function handler(
  world: World,
  store: OidcStore,
  accounts: readonly Account[],
  backstage: Backstage,
  forced: () => Account | null,
): Handler {
  return async (call) => {
    if (call.path.startsWith('/i/oauth2/')) {
      const asked = asBrowserOf(alwaysAsking(call), store, forced()?.id ?? null);
      return authorizationQuirks(await backstage.ask(asked), world.redirectOrigin);
    }
    if (call.path === '/2/users/me') return usersMe(world, store, accounts, call);
    if (call.path === '/2/oauth2/token') return token(world, store, accounts, backstage, call);
    if (call.path === '/2/oauth2/revoke') return revocationQuirks(await backstage.ask(call));
    return call.method === 'OPTIONS'
      ? json(404, {})
      : problem(404, 'Not Found', 'The requested resource was not found.', 'about:blank');
  };
}

/** X shows its consent page every time. */
function alwaysAsking(call: Call): Call {
  if (call.path !== AUTHORIZE) return call;
  const query = new URLSearchParams(call.query);
  query.set('prompt', 'consent');
  return { ...call, query };
}

async function token(
  world: World,
  store: OidcStore,
  accounts: readonly Account[],
  backstage: Backstage,
  call: Call,
): Promise<ReturnType<typeof tokenQuirks>> {
  if (world.board.choice('x', 'app') !== 'ok') return unknownClient();
  const refresh = store.of('RefreshToken').get(parameter(call, 'refresh_token') ?? '');
  const account = accounts.find((candidate) => candidate.id === refresh?.accountId);
  // Refused before the refresh token is used up.
  if (account !== undefined && world.board.accountIs('x', account.person, 'suspended')) return suspended();
  return tokenQuirks(call, await backstage.ask(call));
}
