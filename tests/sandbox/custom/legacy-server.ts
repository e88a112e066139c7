import { converse } from '../consent/conversation.ts';
import { errorPage } from '../consent/page.ts';
import { type Answer, empty, json, page, redirect } from '../core/answer.ts';
import { type Call, clientCredentials, parameter } from '../core/call.ts';
import { routes } from '../core/routes.ts';
import { avatarUrl } from '../world/avatars.ts';
import { CodeBook } from '../world/code-book.ts';
import { accountsOf, type PersonId } from '../world/people.ts';
import type { PlayedNetwork } from '../world/played-network.ts';
import { action, amount, choice, commonSwitches, toggle } from '../world/switches.ts';
import { isExpired, isRefreshExpired, TokenBook } from '../world/token-book.ts';
import type { World } from '../world/world.ts';
import { redirectUris } from './redirect-uris.ts';

export const LEGACY_HOST = 'legacy.example.com';
export const legacyClient = { clientId: 'relink-legacy', clientSecret: 'legacy-secret-1' } as const;

const TITLE = 'Legacy';
const AVATAR_HOST = 'img.legacy.example.com';
const ACCESS_SECONDS = 3600;
const REFRESH_SECONDS = 365 * 86_400;

/** A small OAuth 2 server of the old kind: no discovery, no rotation, no revocation, errors without a word. */
export function legacyNetwork(world: World, tokens = new TokenBook('legacy-')): PlayedNetwork {
  const accounts = accountsOf('legacy', world.crowd.people);
  const codes = new CodeBook(600);
  const known = redirectUris(world.redirectOrigin, `https://${LEGACY_HOST}/oauth/authorize`);
  const isGone = (person: PersonId | null) =>
    person === null ||
    world.board.accountIs('legacy', person, 'closed') ||
    world.board.accountIs('legacy', person, 'suspended');

  function authorize(call: Call): Answer {
    if (
      call.query.get('client_id') !== legacyClient.clientId ||
      !known.includes(call.query.get('redirect_uri') ?? '')
    ) {
      return page(400, errorPage(TITLE, 'Bad request', 'This client or its address is not known here.'));
    }
    return converse(call, {
      world,
      network: 'legacy',
      title: TITLE,
      client: 'Relink',
      accounts,
      avatarHost: AVATAR_HOST,
      chooseAccount: false,
      trouble: (account) =>
        isGone(account.person) ? { message: 'This account is closed.', clear: null } : null,
      alreadyAllowed: (account) => tokens.hasLiving(account.person, legacyClient.clientId, []),
      permissions: () => [{ field: 'scope', value: 'post', label: 'Read your account and post for you' }],
      choosable: false,
      pages: () => [],
      allow: (account) => back(call, [...codesFor(call, account.person), ...issuer()]),
      decline: () => back(call, [['error', 'access_denied']]),
    });
  }

  function codesFor(call: Call, person: PersonId): Parameter[] {
    const codes = world.board.isOn('legacy', 'doubled-code') ? 2 : 1;
    return Array.from({ length: codes }, () => ['code', issueCode(call, person)]);
  }

  function issuer(): Parameter[] {
    return world.board.isOn('legacy', 'issuer-path') ? [['iss', `https://${LEGACY_HOST}/realms/main`]] : [];
  }

  function issueCode(call: Call, person: PersonId): string {
    const { clientId } = legacyClient;
    const redirectUri = call.query.get('redirect_uri') ?? '';
    return codes.issue({ person, clientId, redirectUri, scopes: [], challenge: null, challengeMethod: null });
  }

  function token(call: Call): Answer {
    const { id, secret } = clientCredentials(call);
    const isKnown = id === legacyClient.clientId && secret === legacyClient.clientSecret;
    if (!isKnown || world.board.choice('legacy', 'app') !== 'ok') return empty(401);
    const lifetime = world.board.amount('legacy', 'access-lifetime') || ACCESS_SECONDS;
    if (parameter(call, 'grant_type') === 'refresh_token') {
      const old = tokens.byRefresh(parameter(call, 'refresh_token'));
      if (old === null || old.death !== null || isRefreshExpired(old) || isGone(old.person))
        return empty(400);
      const { person, clientId, scopes, grant, refresh } = old;
      const next = tokens.issue({
        person,
        clientId,
        scopes,
        grant,
        lifetime,
        refreshLifetime: REFRESH_SECONDS,
        keepRefresh: refresh,
      });
      return json(200, { access_token: next.access, token_type: 'bearer', expires_in: lifetime });
    }
    const { code } = codes.take(parameter(call, 'code'));
    if (code === null || code.redirectUri !== parameter(call, 'redirect_uri')) return empty(400);
    const { person, clientId, scopes } = code;
    const made = tokens.issue({ person, clientId, scopes, lifetime, refreshLifetime: REFRESH_SECONDS });
    return json(200, {
      access_token: made.access,
      token_type: 'bearer',
      expires_in: lifetime,
      refresh_token: made.refresh,
    });
  }

  function whoami(call: Call): Answer {
    const found = tokens.byAccess(call.bearer);
    const account = accounts.find((candidate) => candidate.person === found?.person);
    if (found === null || account === undefined || found.death !== null || isExpired(found))
      return empty(401);
    if (isGone(account.person)) return empty(401);
    return json(200, {
      user: { uid: account.id, title: account.name, picture: avatarUrl(AVATAR_HOST, account.name) },
    });
  }

  return {
    id: 'legacy',
    title: TITLE,
    hosts: [LEGACY_HOST],
    accounts,
    switches: [
      ...commonSwitches,
      choice('app', 'Client', [
        ['ok', 'registered'],
        ['deleted', 'deleted'],
      ]),
      amount('access-lifetime', 'Access tokens live so many seconds'),
      toggle('issuer-path', 'Redirects name an issuer with a path'),
      toggle('doubled-code', 'Redirects hold two codes'),
    ],
    accountSwitches: () => [
      action('expire-access', 'Expire access'),
      action('expire-all', 'Expire access and refresh'),
      action('revoke', 'Revoke'),
      action('change-password', 'Change password'),
      toggle('suspended', 'Suspended'),
      toggle('closed', 'Closed'),
    ],
    handle: routes(
      [
        ['GET', '/oauth/authorize', authorize],
        ['POST', '/oauth/authorize', authorize],
        ['POST', '/oauth/token', token],
        ['GET', '/whoami', whoami],
        ['GET', '/', () => page(200, errorPage(TITLE, 'Welcome', 'A small place for notes among friends.'))],
      ],
      () => empty(404),
    ),
    isPage: (call) => call.path === '/oauth/authorize',
    limited: (_call, seconds) => empty(429, { 'retry-after': String(seconds) }),
    flip: (name, person) => {
      if (person === null) return;
      if (name === 'expire-access') tokens.expire(person, false);
      if (name === 'expire-all') tokens.expire(person, true);
      if (name === 'revoke') tokens.kill(person, 'revoked');
      if (name === 'change-password') tokens.kill(person, 'password');
    },
    reset: () => {
      tokens.purge();
      codes.reset();
    },
  };
}

type Parameter = readonly [name: string, value: string];

function back(call: Call, params: readonly Parameter[]): Answer {
  const url = new URL(call.query.get('redirect_uri') ?? '');
  for (const [name, value] of params) url.searchParams.append(name, value);
  const state = call.query.get('state');
  if (state !== null) url.searchParams.set('state', state);
  return redirect(url.href);
}
