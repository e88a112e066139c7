import { converse, type Trouble } from '../consent/conversation.ts';
import { type Answer, redirect } from '../core/answer.ts';
import type { Call } from '../core/call.ts';
import type { Account } from '../world/people.ts';
import type { RegisteredApp } from './app-registry.ts';
import { refuseAuthorization } from './refusals.ts';
import type { MastodonServer } from './server.ts';

/** https://docs.joinmastodon.org/methods/oauth/#authorize */
export function authorize(server: MastodonServer, call: Call): Answer {
  const app = server.apps.find(call.query.get('client_id'));
  if (app === null)
    return refuseAuthorization(server.traits, 'Client authentication failed due to unknown client.');
  const redirectUri = call.query.get('redirect_uri') ?? '';
  if (!app.redirectUris.includes(redirectUri)) {
    return refuseAuthorization(server.traits, 'The redirect URI included is not valid.');
  }
  const scopes = (call.query.get('scope') ?? 'read').split(/\s+/);
  if (!scopes.every((scope) => covers(app.scopes, scope))) {
    return back(call, redirectUri, {
      error: 'invalid_scope',
      error_description: 'The requested scope is invalid.',
    });
  }
  return converse(call, {
    world: server.world,
    network: server.traits.network,
    title: server.traits.title,
    client: app.name,
    accounts: server.accounts,
    avatarHost: `files.${server.traits.host}`,
    chooseAccount: call.query.get('force_login') === 'true',
    trouble: (account) => trouble(server, account),
    alreadyAllowed: (account) =>
      call.query.get('force_login') !== 'true' &&
      server.tokens.hasLiving(account.person, app.clientId, scopes),
    permissions: () => scopes.map((scope) => ({ field: 'scope', value: scope, label: scope })),
    choosable: false,
    pages: () => [],
    allow: (account) => back(call, redirectUri, { code: issueCode(server, call, app, account, scopes) }),
    decline: () =>
      back(call, redirectUri, {
        error: 'access_denied',
        error_description: 'The resource owner or authorization server denied the request.',
      }),
  });
}

/** A broad scope (`read`) covers the narrow ones below it (`read:accounts`). */
function covers(granted: readonly string[], wanted: string): boolean {
  return granted.includes(wanted) || granted.includes(wanted.split(':')[0] ?? '');
}

function trouble(server: MastodonServer, account: Account): Trouble | null {
  if (server.is(account.person, 'closed'))
    return { message: 'This account does not exist any more.', clear: null };
  if (server.is(account.person, 'suspended'))
    return { message: 'Your login is currently disabled.', clear: null };
  if (!server.is(account.person, 'security-check')) return null;
  return {
    message: 'Your login is missing a confirmed e-mail address.',
    clear: {
      label: 'Confirm my e-mail address',
      act: () => server.world.board.set(server.traits.network, account.person, 'security-check', false),
    },
  };
}

function issueCode(
  server: MastodonServer,
  call: Call,
  app: RegisteredApp,
  account: Account,
  scopes: readonly string[],
): string {
  return server.codes.issue({
    person: account.person,
    clientId: app.clientId,
    redirectUri: call.query.get('redirect_uri') ?? '',
    scopes,
    challenge: server.traits.modern ? call.query.get('code_challenge') : null,
    challengeMethod: call.query.get('code_challenge_method'),
  });
}

function back(call: Call, redirectUri: string, params: Readonly<Record<string, string>>): Answer {
  const url = new URL(redirectUri);
  for (const [name, value] of Object.entries(params)) url.searchParams.set(name, value);
  const state = call.query.get('state');
  if (state !== null) url.searchParams.set('state', state);
  return redirect(url.href, 302);
}
