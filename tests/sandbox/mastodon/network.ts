import { errorPage } from '../consent/page.ts';
import { json, page, withHeaders } from '../core/answer.ts';
import { now } from '../core/clock.ts';
import { withCors } from '../core/cors.ts';
import { type Handler, routes } from '../core/routes.ts';
import type { PersonId } from '../world/people.ts';
import type { PlayedNetwork } from '../world/played-network.ts';
import { action, amount, choice, commonSwitches, rotationSwitch, toggle } from '../world/switches.ts';
import type { World } from '../world/world.ts';
import { instanceV1, instanceV2, metadata } from './about.ts';
import { userinfo, verifyAccount, verifyApp } from './api.ts';
import { authorize } from './authorize.ts';
import { MastodonServer } from './server.ts';
import { revoke, token } from './token.ts';
import { servers, type Traits } from './traits.ts';

const EXPOSED = 'Link, X-RateLimit-Reset, X-RateLimit-Limit, X-RateLimit-Remaining, X-Request-Id';

/** All servers with Mastodon's API. */
export function mastodonNetworks(world: World): PlayedNetwork[] {
  return servers.map((traits) => mastodonNetwork(world, traits));
}

/** One server; `server` is its state, for those who look into it. */
export function mastodonNetwork(
  world: World,
  traits: Traits,
  server = new MastodonServer(world, traits),
): PlayedNetwork {
  return {
    id: traits.network,
    title: traits.title,
    hosts: [traits.host],
    accounts: server.accounts,
    switches: [
      ...commonSwitches,
      choice('app', 'Registered apps', [
        ['ok', 'kept'],
        ['deleted', 'purge now'],
      ]),
      amount('access-lifetime', 'Access tokens live so many seconds'),
      toggle('drops-app-on-revoke', 'An app whose token is revoked is dropped'),
      toggle('only-read', 'Knows no scope but read'),
      toggle('verify-500', 'verify_credentials answers 500'),
      ...(traits.refreshLifetime === null ? [] : [rotationSwitch]),
    ],
    accountSwitches: () => [
      action('expire-access', 'Expire access'),
      action('expire-all', 'Expire access and refresh'),
      action('revoke', 'Revoke'),
      action('change-password', 'Change password'),
      toggle('security-check', 'E-mail unconfirmed'),
      toggle('suspended', 'Suspended'),
      toggle('closed', 'Closed'),
    ],
    handle: handler(server),
    isPage: (call) => call.path === '/oauth/authorize' || call.path === '/login',
    limited: (_call, seconds) =>
      withHeaders(json(429, { error: 'Too many requests' }), {
        'access-control-allow-origin': '*',
        'access-control-expose-headers': EXPOSED,
        'x-ratelimit-limit': '300',
        'x-ratelimit-remaining': '0',
        'x-ratelimit-reset': new Date(now() + seconds * 1000).toISOString(),
      }),
    flip: (name, person, value) => flip(server, name, person, value),
    reset: () => server.purgeApps(),
  };
}

function handler(server: MastodonServer): Handler {
  const { traits } = server;
  const api = routes(
    [
      ['GET', '/.well-known/oauth-authorization-server', () => metadata(traits)],
      ['POST', '/api/v1/apps', (call) => server.register(call)],
      ['GET', '/api/v1/apps/verify_credentials', (call) => verifyApp(server, call)],
      ['GET', '/api/v1/accounts/verify_credentials', (call) => verifyAccount(server, call)],
      ['GET', '/api/v1/instance', () => instanceV1(traits)],
      ['GET', '/api/v2/instance', () => instanceV2(traits)],
      ['POST', '/oauth/token', (call) => token(server, call)],
      ['POST', '/oauth/revoke', (call) => revoke(server, call)],
      ['GET', '/oauth/userinfo', (call) => userinfo(server, call)],
      [
        'GET',
        '/login',
        () => page(200, errorPage(traits.title, 'Log in', 'Enter your e-mail address and password.')),
      ],
    ],
    () => json(404, { error: 'Record not found' }),
  );
  const open = withCors(api, EXPOSED);
  return (call) => (call.path === '/oauth/authorize' ? authorize(server, call) : open(call));
}

function flip(server: MastodonServer, name: string, person: PersonId | null, value: unknown): void {
  if (name === 'app' && value === 'deleted') {
    // A purge happens once: whoever registers afterwards is welcome.
    server.purgeApps();
    server.world.board.set(server.traits.network, null, 'app', 'ok');
  }
  if (person === null) return;
  if (name === 'expire-access') server.tokens.expire(person, false);
  if (name === 'expire-all') server.tokens.expire(person, true);
  if (name === 'revoke') server.tokens.kill(person, 'revoked');
  if (name === 'change-password') server.tokens.kill(person, 'password');
}
