import { json } from '../../sandbox/core/answer.ts';
import type { Call } from '../../sandbox/core/call.ts';
import { type Handler, routes } from '../../sandbox/core/routes.ts';
import { accountsOf } from '../../sandbox/world/people.ts';
import type { PlayedNetwork } from '../../sandbox/world/played-network.ts';
import {
  type AccountSwitch,
  action,
  choice,
  commonSwitches,
  rotationSwitch,
  toggle,
} from '../../sandbox/world/switches.ts';
import type { World } from '../../sandbox/world/world.ts';
import {
  deadCode,
  deadRefreshToken,
  locked,
  notEnrolled,
  problem,
  suspended,
  tooManyRequests,
  unauthorized,
  unknownClient,
} from '../../sandbox/x/problems.ts';
import { isSpent, standingIn } from './opaque.ts';
import { accountTrouble, dead, redirected, type Served } from './served.ts';
import { ThinServer, tokenFields } from './thin-server.ts';

export const X_APP = { clientId: 'UmVsaW5rIGRlbW8gYXBwOjE6Y2k', clientSecret: '' };

const DAY_SECONDS = 86_400;

const APP = choice('app', 'App', [
  ['ok', 'enrolled'],
  ['disabled', 'not enrolled'],
  ['deleted', 'deleted'],
]);

/** X in its own words, over a thin server: codes of 30 seconds, access for two hours, refresh tokens for one use. */
export function serveX(world: World): Served {
  const accounts = accountsOf('x', world.crowd.people);
  const is = (person: string, name: AccountSwitch) => world.board.accountIs('x', person, name);
  const app = () => world.board.choice('x', 'app');
  const server = new ThinServer('x-', {
    clientId: X_APP.clientId,
    codeSeconds: 30,
    accessSeconds: 7200,
    refreshSeconds: 180 * DAY_SECONDS,
    rotation: () => world.board.choice('x', 'rotation'),
    isGone: (person) => is(person, 'closed'),
  });

  const token: Handler = (call) => {
    if (app() !== 'ok') return unknownClient();
    const refreshing = call.form.get('grant_type') === 'refresh_token';
    const person = server.tokens.byRefresh(call.form.get('refresh_token'))?.person;
    // Refused before the refresh token is used up.
    if (person && is(person, 'suspended')) return suspended();
    const grant = server.grant(call);
    if (grant.kind === 'granted') return json(200, tokenFields(grant.token));
    if (grant.why === 'client') return unknownClient();
    return refreshing ? deadRefreshToken() : deadCode();
  };

  const usersMe: Handler = (call) => {
    const person = server.living(call)?.person;
    const account = accounts.find((candidate) => candidate.person === person);
    if (!account || app() === 'deleted') return unauthorized();
    if (app() === 'disabled') return notEnrolled();
    if (is(account.person, 'suspended')) return suspended();
    if (is(account.person, 'security-check')) return locked();
    return json(200, { data: { id: account.id, name: account.name, username: account.handle } });
  };

  const played: PlayedNetwork = {
    id: 'x',
    title: 'X',
    hosts: ['x.com', 'api.x.com'],
    accounts,
    switches: [...commonSwitches, APP, rotationSwitch, toggle('unauthorized-for-all', '401 for everybody')],
    accountSwitches: () => [action('revoke', 'Revoke'), action('change-password', 'Change password')],
    handle: routes(
      [
        ['GET', '/2/users/me', usersMe],
        ['POST', '/2/oauth2/token', token],
        ['POST', '/2/oauth2/revoke', (call) => revoke(server, call)],
      ],
      () => problem(404, 'Not Found', 'The requested resource was not found.', 'about:blank'),
    ),
    isPage: (call) => call.path.startsWith('/i/oauth2/'),
    limited: (_call, seconds) => tooManyRequests(seconds),
    refused: () => unauthorized(),
    flip: (name, person) => {
      if (person !== null && (name === 'revoke' || name === 'change-password'))
        server.tokens.kill(person, name === 'revoke' ? 'revoked' : 'password');
    },
    reset: () => server.tokens.purge(),
  };

  return {
    network: 'x',
    played,
    typed: () => ({}),
    typedAgain: () => ({}),
    consent: async (url, person) => {
      if (app() !== 'ok') return { kind: 'page_not_loaded' };
      return accountTrouble(world, 'x', person) ? null : redirected(server.redirect(url, person, null));
    },
    accepts: (person) => app() === 'ok' && !accountTrouble(world, 'x', person),
    standing: (person, secret) => {
      if (app() !== 'ok') return dead('app_problem', 'revoked');
      if (is(person, 'suspended')) return dead('account_suspended', 'revoked');
      if (is(person, 'closed')) return dead('revoked', 'account_closed');
      return standingIn(server.tokens, secret, world.board.choice('x', 'rotation') === 'reuse-detection');
    },
    profile: () => () => null,
    isSpent: (secret) => isSpent(server.tokens, secret),
  };
}

function revoke(server: ThinServer, call: Call) {
  server.revoke(call);
  return json(200, { revoked: true });
}
