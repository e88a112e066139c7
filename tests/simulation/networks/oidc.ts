import { json } from '../../sandbox/core/answer.ts';
import type { Call } from '../../sandbox/core/call.ts';
import { type Handler, routes } from '../../sandbox/core/routes.ts';
import { accountsOf } from '../../sandbox/world/people.ts';
import type { PlayedNetwork } from '../../sandbox/world/played-network.ts';
import { action, choice, commonSwitches, rotationSwitch } from '../../sandbox/world/switches.ts';
import type { World } from '../../sandbox/world/world.ts';
import { isSpent, SHORT, standingIn } from './opaque.ts';
import { accountTrouble, dead, redirected, type Served } from './served.ts';
import { backTo, ThinServer, tokenFields } from './thin-server.ts';

const CLIENT = 'relink-public';

const APP = choice('app', 'Clients', [
  ['ok', 'registered'],
  ['deleted', 'deleted'],
]);

/** How two OpenID servers differ. */
export interface OidcTraits {
  readonly id: 'custom' | 'loopback';
  readonly host: string;
  /** `refresh`: rotated for one use. `silent`: no refresh token, but `prompt=none` works in the browser's session. */
  readonly renewal: 'refresh' | 'silent';
}

/** A server that keeps to OpenID Connect, over a thin server. */
export function serveOidc(world: World, traits: OidcTraits): Served {
  const origin = `https://${traits.host}`;
  const accounts = accountsOf(traits.id, world.crowd.people);
  const isGone = (person: string) =>
    world.board.accountIs(traits.id, person, 'closed') ||
    world.board.accountIs(traits.id, person, 'suspended');
  const hasApp = () => world.board.choice(traits.id, 'app') === 'ok';
  const rotation = () => world.board.choice(traits.id, 'rotation');
  const server = new ThinServer(`${traits.renewal === 'silent' ? 'sso' : 'oid'}-`, {
    clientId: CLIENT,
    bytes: SHORT,
    codeSeconds: 60,
    accessSeconds: traits.renewal === 'silent' ? 8 * 3600 : 3600,
    refreshSeconds: traits.renewal === 'silent' ? null : 30 * 86_400,
    rotation,
    isGone,
  });

  const metadata: Handler = () =>
    json(200, {
      issuer: origin,
      authorization_endpoint: `${origin}/auth`,
      token_endpoint: `${origin}/token`,
      revocation_endpoint: `${origin}/token/revocation`,
      userinfo_endpoint: `${origin}/me`,
      scopes_supported: ['openid', 'profile', 'offline_access'],
      response_types_supported: ['code'],
      code_challenge_methods_supported: ['S256'],
      token_endpoint_auth_methods_supported: ['none', 'client_secret_basic'],
      authorization_response_iss_parameter_supported: true,
    });

  const token: Handler = (call) => {
    const grant = hasApp() ? server.grant(call) : ({ kind: 'refused', why: 'client' } as const);
    if (grant.kind === 'granted') return json(200, tokenFields(grant.token));
    return grant.why === 'client'
      ? json(401, { error: 'invalid_client', error_description: 'client authentication failed' })
      : json(400, { error: 'invalid_grant', error_description: 'grant request is invalid' });
  };

  const me: Handler = (call) => {
    const person = server.living(call)?.person;
    const account = accounts.find((candidate) => candidate.person === person);
    return account
      ? json(200, { sub: account.id, name: account.name, preferred_username: account.handle })
      : invalidToken();
  };

  const played: PlayedNetwork = {
    id: traits.id,
    title: 'Example ID',
    hosts: [traits.host],
    accounts,
    switches: [...commonSwitches, APP, rotationSwitch],
    accountSwitches: () => [action('revoke', 'Revoke'), action('change-password', 'Change password')],
    handle: routes(
      [
        ['GET', '/.well-known/openid-configuration', metadata],
        ['GET', '/me', me],
        ['POST', '/token', token],
        ['POST', '/token/revocation', (call) => revoke(server, call)],
      ],
      () => json(404, { error: 'invalid_request', error_description: 'unrecognized route' }),
    ),
    isPage: (call) => call.path.startsWith('/auth'),
    limited: (_call, seconds) =>
      json(429, { error: 'temporarily_unavailable' }, { 'retry-after': String(seconds) }),
    refused: () => invalidToken(),
    flip: (name, person) => {
      if (person !== null && (name === 'revoke' || name === 'change-password'))
        server.tokens.kill(person, name === 'revoke' ? 'revoked' : 'password');
    },
    reset: () => server.tokens.purge(),
  };

  return {
    network: 'custom',
    played,
    typed: () => ({ issuer: origin, clientId: CLIENT, scopes: scopesOf(traits) }),
    typedAgain: () => ({}),
    consent: async (url, person) => {
      const isSilent = url.searchParams.get('prompt') === 'none';
      if (!hasApp()) return { kind: 'page_not_loaded' };
      if (accountTrouble(world, traits.id, person))
        return isSilent ? redirected(backTo(url, { error: 'login_required', iss: origin })) : null;
      // Without a page, only what this person has allowed before is granted.
      const isAsked = isSilent && server.tokens.livingOf(person).length === 0;
      return redirected(
        isAsked
          ? backTo(url, { error: 'consent_required', iss: origin })
          : server.redirect(url, person, origin),
      );
    },
    accepts: (person) => hasApp() && !accountTrouble(world, traits.id, person),
    standing: (person, secret) => {
      if (isGone(person)) return dead('revoked', 'account_suspended', 'account_closed', 'expired');
      const standing = standingIn(server.tokens, secret, rotation() === 'reuse-detection');
      return hasApp() ? standing : dead('app_problem', 'revoked', 'expired');
    },
    profile: () => () => null,
    isSpent: (secret) => isSpent(server.tokens, secret),
  };
}

function scopesOf(traits: OidcTraits): string {
  return traits.renewal === 'silent' ? 'openid profile' : 'openid profile offline_access';
}

function invalidToken() {
  return json(
    401,
    { error: 'invalid_token', error_description: 'invalid token provided' },
    { 'www-authenticate': 'Bearer error="invalid_token", error_description="invalid token provided"' },
  );
}

function revoke(server: ThinServer, call: Call) {
  server.revoke(call);
  return json(200, {});
}
