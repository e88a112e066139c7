import { errorPage } from '../consent/page.ts';
import { type Answer, page, withHeaders } from '../core/answer.ts';
import type { Call } from '../core/call.ts';
import { type Handler, routes } from '../core/routes.ts';
import type { PersonId } from '../world/people.ts';
import type { PlayedNetwork } from '../world/played-network.ts';
import {
  type AccountSwitch,
  action,
  amount,
  choice,
  commonSwitches,
  type SwitchSpec,
  toggle,
} from '../world/switches.ts';
import type { World } from '../world/world.ts';
import { accountsEdge } from './accounts-edge.ts';
import { debugToken } from './debug-token.ts';
import { dialog } from './dialog.ts';
import { graphError, graphErrors } from './errors.ts';
import { Facebook } from './facebook.ts';
import { deletePermissions, listPermissions, me, node, removeApp, tokenOf, usage } from './graph.ts';
import { ALWAYS_GRANTED, permissions } from './permissions.ts';
import { tokenEndpoint } from './token-endpoint.ts';

/** Graph and the login dialog are served under any version, and under none. */
const VERSION = /^\/v\d+\.\d+(?=\/)/;

/** `facebook` is its state, for those who look into it. */
export function facebookNetwork(world: World, facebook = new Facebook(world)): PlayedNetwork {
  return {
    id: 'facebook',
    title: 'Facebook',
    hosts: ['www.facebook.com', 'graph.facebook.com'],
    accounts: facebook.accounts,
    switches: [
      ...commonSwitches,
      choice('app', 'App', [
        ['ok', 'live'],
        ['disabled', 'disabled'],
        ['deleted', 'deleted'],
      ]),
      amount('access-lifetime', 'Access tokens live so many seconds'),
      amount('extra-pages', 'Anna has so many more pages'),
    ],
    accountSwitches: (person) => accountSwitches(world, person),
    handle: handler(facebook),
    isPage: (call) => call.host === 'www.facebook.com',
    limited: (call) => limited(facebook, call),
    flip: (name, person) => flip(facebook, name, person),
    reset: () => facebook.reset(),
  };
}

function accountSwitches(world: World, person: PersonId): SwitchSpec<AccountSwitch>[] {
  return [
    action('expire-access', 'Expire'),
    action('revoke', 'Remove the app'),
    action('change-password', 'Change password'),
    toggle('security-check', 'Security check'),
    toggle('suspended', 'Suspended'),
    toggle('closed', 'Closed'),
    toggle('data-access-expired', 'Data access over (90 days)'),
    ...Object.keys(permissions)
      .filter((name) => name !== ALWAYS_GRANTED)
      .map((name) => action(`withdraw:${name}` as const, `Withdraw ${name}`)),
    ...world.crowd.pages
      .filter((found) => found.person === person)
      .map((found) =>
        choice(`role:${found.id}` as const, `Role on ${found.name}`, [
          ['full', 'full control'],
          ['no-content', 'without content'],
          ['none', 'none'],
        ]),
      ),
    choice('answer', 'Every answer', [
      ['', 'as it is'],
      ...Object.keys(graphErrors).map((name) => [name, `error ${name}`] as const),
    ]),
  ];
}

function handler(facebook: Facebook): Handler {
  const graph = routes(
    [
      ['GET', '/oauth/access_token', (call) => tokenEndpoint(facebook, call)],
      ['POST', '/oauth/access_token', (call) => tokenEndpoint(facebook, call)],
      ['GET', '/debug_token', (call) => debugToken(facebook, call)],
      ['GET', '/me', (call) => me(facebook, call)],
      ['GET', /^\/(me|\d+)\/accounts$/, (call) => accountsEdge(facebook, call)],
      ['GET', /^\/(me|\d+)\/permissions$/, (call) => listPermissions(facebook, call)],
      ['DELETE', /^\/(me|\d+)\/permissions(\/\w+)?$/, (call) => removePermissions(facebook, call)],
      ['GET', /^\/(\d+|app)$/, (call) => node(facebook, call, unversioned(call).slice(1))],
    ],
    () => graphError('100/33'),
    unversioned,
  );
  return async (call) => {
    if (call.host === 'graph.facebook.com') return withHeaders(await graph(call), usage(1));
    if (unversioned(call) === '/dialog/oauth') return dialog(facebook, call);
    return page(404, errorPage('Facebook', 'Page not found', 'The link you followed may be broken.'));
  };
}

function unversioned(call: Call): string {
  return call.path.replace(VERSION, '');
}

function removePermissions(facebook: Facebook, call: Call): Answer {
  const [, id = '', , permission = null] = unversioned(call).split('/');
  return deletePermissions(facebook, call, id, permission);
}

/** Graph limits by error code, not by status; page tokens have a quota of their own. */
function limited(facebook: Facebook, call: Call): Answer {
  const token = facebook.token(tokenOf(call));
  if (token?.page == null) return withHeaders(graphError('4'), usage(100));
  return withHeaders(graphError('80001'), {
    'x-business-use-case-usage': JSON.stringify({
      [token.page]: [
        {
          type: 'pages',
          call_count: 100,
          total_cputime: 10,
          total_time: 10,
          estimated_time_to_regain_access: 5,
        },
      ],
    }),
  });
}

function flip(facebook: Facebook, name: string, person: PersonId | null): void {
  if (person === null) return;
  if (name === 'expire-access') facebook.expire(person);
  if (name === 'revoke') removeApp(facebook, person);
  if (name === 'change-password') facebook.kill(person, 'password');
  if (name.startsWith('withdraw:')) facebook.installations.withdraw(person, name.slice('withdraw:'.length));
}
