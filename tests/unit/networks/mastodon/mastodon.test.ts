import { describe, expect, it } from 'vitest';
import { DAY, SECOND } from '@/utils/core/time';
import { guideTo } from '@/utils/networks/guides/registry';
import { mastodon } from '@/utils/networks/mastodon/mastodon';
import { hiddenRedirect, html, json } from '../answer';
import { drive } from '../drive';
import { NOW, sessionAt } from '../samples';

const origin = 'https://mastodon.example';
const session = sessionAt(origin, null);

it('tells who is behind the token; the account is the profile', () => {
  const answer = json(200, {
    id: 109_000,
    username: 'anna',
    acct: 'anna',
    display_name: '',
    avatar: 'https://files.mastodon.example/anna.png',
    extra: [],
  });
  const { value, requests } = drive(mastodon.identify(session), answer);
  expect(value).toEqual({
    id: '109000',
    name: 'anna',
    handle: 'anna@mastodon.example',
    avatar: 'https://files.mastodon.example/anna.png',
  });
  expect(requests[0]).toEqual({
    url: `${origin}/api/v1/accounts/verify_credentials`,
    headers: { accept: 'application/json', authorization: 'Bearer access-1' },
  });
  expect(drive(mastodon.listProfiles(session, value)).value).toMatchObject([
    { networkId: '109000', kind: 'account', url: `${origin}/@anna`, limit: null },
  ]);
});

describe('tokens', () => {
  it('of Mastodon have no end', () => {
    const answer = { access_token: 'a', scope: 'profile', token_type: 'Bearer', created_at: 1 };
    expect(mastodon.access.readTokens(answer, NOW, session.place, null)).toEqual({
      accessToken: 'a',
      refreshToken: null,
      scopes: ['profile'],
      clocks: [],
    });
    expect(mastodon.renewal(session.place, false)).toEqual({ kind: 'none' });
  });

  it('of Pixelfed are refreshed', () => {
    const answer = { access_token: 'a', refresh_token: 'r', expires_in: 1_296_000 };
    expect(mastodon.access.readTokens(answer, NOW, session.place, null)).toMatchObject({
      refreshToken: 'r',
      clocks: [{ kind: 'access', at: NOW + 15 * DAY, exact: true, mendedBy: 'refresh' }],
    });
    expect(mastodon.renewal(session.place, true)).toMatchObject({ kind: 'refresh_token' });
  });

  it('that end without a refresh token need the person', () => {
    const answer = { access_token: 'a', expires_in: 600 };
    expect(mastodon.access.readTokens(answer, NOW, session.place, null).clocks).toEqual([
      { kind: 'access', at: NOW + 600 * SECOND, exact: true, mendedBy: 'person' },
    ]);
  });
});

it('proves by difference with the same call, with and without the token', () => {
  const { anonymous, authorized, open } = mastodon.differential(session);
  const [call] = open;
  expect(anonymous.url).toBe(authorized.url);
  expect(anonymous.headers).not.toHaveProperty('authorization');
  expect(authorized.headers).toHaveProperty('authorization', 'Bearer access-1');
  expect(call?.request.url).toBe(`${origin}/api/v1/instance`);
  expect(call?.works(json(200, { uri: 'mastodon.example', version: '4.4' }))).toBe(true);
  for (const answer of [json(200, {}), json(403, { uri: '', version: '' }), html(200), hiddenRedirect()])
    expect(call?.works(answer)).toBe(false);
});

it('lists its connected apps on the server itself', () => {
  expect(guideTo('mastodon').manageUrl(origin)).toBe(`${origin}/oauth/authorized_applications`);
  expect(mastodon.hosts(session.place)).toEqual(['mastodon.example']);
});
