import { type Answer, json } from '../core/answer.ts';
import type { Call } from '../core/call.ts';
import { openBackstage } from '../oidc/backstage.ts';
import { asBrowserOf } from '../oidc/sessions.ts';
import { OidcStore } from '../oidc/store.ts';
import { accountTrouble, clearTrouble, flipAccount } from '../oidc/switches.ts';
import type { NetworkId } from '../world/network-ids.ts';
import { accountsOf } from '../world/people.ts';
import type { PlayedNetwork } from '../world/played-network.ts';
import { action, amount, choice, commonSwitches, rotationSwitch, toggle } from '../world/switches.ts';
import type { World } from '../world/world.ts';
import { redirectUris } from './redirect-uris.ts';

export const customClients = {
  open: { clientId: 'relink-public', clientSecret: null },
  confidential: { clientId: 'relink-confidential', clientSecret: 'a-secret-between-relink-and-its-server' },
} as const;

const scopes = {
  openid: 'Know who you are',
  profile: 'See your name and picture',
  email: 'See your e-mail address',
  offline_access: 'Stay connected while you are away',
};

interface OidcServer {
  readonly id: NetworkId;
  readonly title: string;
  readonly host: string;
  readonly issuer: string;
  /** Where pictures are: any host name that the browser finds. */
  readonly avatarHost: string;
}

const ACCESS_SECONDS = 3600;
const REFRESH_SECONDS = 30 * 86_400;

/** A server that keeps to OpenID Connect and its relatives, unchanged oidc-provider. */
export async function oidcServer(world: World, server: OidcServer): Promise<PlayedNetwork> {
  const accounts = accountsOf(server.id);
  const { board } = world;
  const rotation = () => board.choice(server.id, 'rotation');
  const store = new OidcStore(() => rotation() === 'reuse-detection');
  const forced = () => accounts.find((account) => account.person === world.signIns.forced(server.id)) ?? null;
  const backstage = await openBackstage(
    server.issuer,
    {
      title: server.title,
      accounts,
      avatarHost: server.avatarHost,
      authorizationPath: '/auth',
      scopes,
      clientName: () => 'Relink',
      forcedAccount: forced,
      trouble: (account) => accountTrouble(world, server.id, account),
      clearTrouble: (account) => clearTrouble(world, server.id, account?.person ?? null),
    },
    {
      store,
      clients: clients(redirectUris(world.redirectOrigin, server.issuer)),
      scopes: Object.keys(scopes),
      avatarHost: server.avatarHost,
      routes: { userinfo: '/me', revocation: '/token/revocation' },
      codeLifetime: 60,
      accessLifetime: () => board.amount(server.id, 'access-lifetime') || ACCESS_SECONDS,
      refreshLifetime: REFRESH_SECONDS,
      issuesRefresh: () => true,
      rotates: () => rotation() !== 'off',
      findAccount: (id) =>
        accounts.find(
          ({ id: known, person }) =>
            known === id &&
            !board.accountIs(server.id, person, 'closed') &&
            !board.accountIs(server.id, person, 'suspended'),
        ) ?? null,
      interactionPath: '/interaction',
    },
  );
  return {
    id: server.id,
    title: server.title,
    hosts: [server.host],
    accounts,
    switches: [
      ...commonSwitches,
      choice('app', 'Clients', [
        ['ok', 'registered'],
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
      action('withdraw:profile', 'Withdraw profile'),
      toggle('security-check', 'Security check'),
      toggle('suspended', 'Suspended'),
      toggle('closed', 'Closed'),
    ],
    handle: async (call) => {
      if (isClientCall(call) && board.choice(server.id, 'app') !== 'ok') return clientGone();
      return backstage.ask(asBrowserOf(call, store, forced()?.id ?? null));
    },
    isPage: (call) => call.path.startsWith('/auth') || call.path.startsWith('/interaction/'),
    limited: (_call, seconds) =>
      json(
        429,
        { error: 'temporarily_unavailable', error_description: 'too many requests' },
        { 'retry-after': String(seconds) },
      ),
    flip: (name, person) => flipAccount(store, accounts, name, person),
    reset: () => store.reset(),
    close: () => backstage.close(),
  };
}

/** Calls on which the client proves who it is. */
function isClientCall(call: Call): boolean {
  return call.path === '/token' || call.path === '/token/revocation';
}

function clientGone(): Answer {
  return json(401, { error: 'invalid_client', error_description: 'client authentication failed' });
}

function clients(uris: readonly string[]): object[] {
  const shared = {
    client_name: 'Relink',
    grant_types: ['authorization_code', 'refresh_token'],
    response_types: ['code'],
    redirect_uris: uris,
  };
  const { open, confidential } = customClients;
  return [
    { ...shared, client_id: open.clientId, token_endpoint_auth_method: 'none' },
    // client_secret_basic is the standard's default; both ways of sending a secret are accepted.
    { ...shared, client_id: confidential.clientId, client_secret: confidential.clientSecret },
  ];
}
