import { type Answer, json } from '../core/answer.ts';
import type { Call } from '../core/call.ts';
import { avatarUrl } from '../world/avatars.ts';
import type { Account } from '../world/people.ts';
import { describeApp } from './app-registry.ts';
import { refuseToken } from './refusals.ts';
import type { MastodonServer } from './server.ts';

/** https://docs.joinmastodon.org/methods/accounts/#verify_credentials */
export function verifyAccount(server: MastodonServer, call: Call): Answer {
  if (server.world.board.isOn(server.traits.network, 'verify-500'))
    return json(500, { error: 'Server Error' });
  const token = server.tokens.byAccess(call.bearer);
  const trouble = server.trouble(call.bearer, token);
  if (trouble !== null || token === null) return refuseToken(server.traits, trouble ?? 'unknown');
  const account = server.account(token.person);
  if (account === null) return json(422, { error: 'This method requires an authenticated user' });
  const accountTrouble = refuseAccount(server, account);
  if (accountTrouble !== null) return accountTrouble;
  if (!token.scopes.some((scope) => ['read', 'read:accounts', 'profile'].includes(scope))) {
    return json(403, { error: 'This action is outside the authorized scopes' });
  }
  return json(200, describeAccount(server, account), quota());
}

/** https://docs.joinmastodon.org/methods/apps/#verify_credentials */
export function verifyApp(server: MastodonServer, call: Call): Answer {
  const token = server.tokens.byAccess(call.bearer);
  const trouble = server.trouble(call.bearer, token);
  const app = server.apps.find(token?.clientId ?? null);
  if (trouble !== null || app === null) return refuseToken(server.traits, trouble ?? 'unknown');
  return json(200, describeApp(app), quota());
}

/** https://docs.joinmastodon.org/methods/oauth/#userinfo */
export function userinfo(server: MastodonServer, call: Call): Answer {
  const token = server.tokens.byAccess(call.bearer);
  const trouble = server.trouble(call.bearer, token);
  const account = server.account(token?.person ?? null);
  if (trouble !== null || account === null) return refuseToken(server.traits, trouble ?? 'unknown');
  const url = `https://${server.traits.host}/@${account.handle}`;
  return json(200, {
    iss: `https://${server.traits.host}/`,
    sub: `https://${server.traits.host}/users/${account.handle}`,
    name: account.name,
    preferred_username: account.handle,
    profile: url,
    picture: avatarUrl(`files.${server.traits.host}`, account.name),
  });
}

/** What `X-RateLimit-*` says while there is room. */
function quota(): Readonly<Record<string, string>> {
  return { 'x-ratelimit-limit': '300', 'x-ratelimit-remaining': '298' };
}

function refuseAccount(server: MastodonServer, account: Account): Answer | null {
  const mute = server.traits.refusal === 'mute';
  if (server.is(account.person, 'suspended')) {
    return mute
      ? refuseToken(server.traits, 'unknown')
      : json(403, { error: 'Your login is currently disabled' });
  }
  if (server.is(account.person, 'security-check')) {
    return json(403, { error: 'Your login is missing a confirmed e-mail address' });
  }
  return null;
}

function describeAccount(server: MastodonServer, account: Account): object {
  const { host } = server.traits;
  const avatar = avatarUrl(`files.${host}`, account.name);
  return {
    id: account.id,
    username: account.handle,
    acct: account.handle,
    display_name: account.name,
    locked: false,
    bot: false,
    created_at: '2022-11-05T00:00:00.000Z',
    note: '',
    url: `https://${host}/@${account.handle}`,
    avatar,
    avatar_static: avatar,
    followers_count: 120,
    following_count: 80,
    statuses_count: 512,
    source: { privacy: 'public', sensitive: false, language: 'en', note: '', fields: [] },
    fields: [],
    emojis: [],
  };
}
