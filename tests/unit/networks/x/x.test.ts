import { describe, expect, it } from 'vitest';
import { DAY, HOUR, SECOND } from '@/utils/core/time';
import type { Reading } from '@/utils/health/verdict';
import type { CallKind } from '@/utils/networks/network';
import { x } from '@/utils/networks/x/x';
import { html, json, text } from '../answer';
import { drive } from '../drive';
import { appProblem, dead, limited, renew, unknown } from '../readings';
import { appOf, NOW, sessionAt } from '../samples';

const app = appOf(x.access.appFrom('client-1'));
const place = { server: 'https://api.x.com', app };

function problem(status: number, type: string, more: object = {}) {
  return json(status, { title: 'Title', detail: 'Detail', type, status, ...more });
}

const legacy = (status: number, code: number) => json(status, { errors: [{ code, message: 'words' }] });
const oauth = (status: number, error: string, error_description = '') =>
  json(status, { error, error_description });
const BASE = 'https://api.twitter.com/2/problems';

/** One row per line of the table of answers. */
const ROWS: readonly (readonly [string, CallKind, ReturnType<typeof json>, Reading])[] = [
  ['401 of the API', 'probe', problem(401, 'about:blank'), renew('revoked', 'ambiguous')],
  ['401 of the API without a body', 'probe', text(401, ''), renew('revoked', 'ambiguous')],
  [
    'a dead refresh token',
    'renewal',
    oauth(400, 'invalid_request', 'Value passed for the token was invalid.'),
    dead('revoked'),
  ],
  ['invalid_grant', 'renewal', oauth(400, 'invalid_grant'), dead('revoked')],
  [
    'invalid_request of another kind',
    'renewal',
    oauth(400, 'invalid_request', 'Missing required parameter'),
    unknown('unconfirmed'),
  ],
  [
    'unauthorized_client',
    'renewal',
    oauth(401, 'unauthorized_client', 'Missing valid authorization header'),
    appProblem,
  ],
  ['invalid_client', 'exchange', oauth(401, 'invalid_client'), appProblem],
  [
    'unsupported-authentication',
    'probe',
    problem(403, `${BASE}/unsupported-authentication`),
    dead('revoked', 'ambiguous'),
  ],
  [
    'client-forbidden',
    'probe',
    problem(403, `${BASE}/client-forbidden`, { reason: 'client-not-enrolled' }),
    appProblem,
  ],
  [
    'not-authorized-for-resource',
    'probe',
    problem(403, 'https://api.x.com/2/problems/not-authorized-for-resource'),
    limited('permission_missing'),
  ],
  [
    'not permitted',
    'probe',
    problem(403, 'about:blank', { detail: 'You are not permitted to do this.' }),
    limited('permission_missing'),
  ],
  [
    'user-suspended',
    'probe',
    problem(403, 'https://api.x.com/2/problems/user-suspended'),
    dead('account_suspended'),
  ],
  [
    'user-suspended at the token endpoint',
    'renewal',
    problem(403, `${BASE}/user-suspended`),
    dead('account_suspended'),
  ],
  ['63', 'probe', legacy(403, 63), dead('account_suspended')],
  ['64', 'probe', legacy(403, 64), dead('account_suspended')],
  ['326', 'probe', legacy(403, 326), dead('action_required', 'ambiguous')],
  ['89', 'probe', legacy(401, 89), renew('revoked', 'ambiguous')],
  ['88', 'probe', legacy(400, 88), unknown('rate_limited')],
  ['429', 'probe', problem(429, `${BASE}/rate-limit-exceeded`), unknown('rate_limited')],
  ['usage-capped', 'probe', problem(403, `${BASE}/usage-capped`), unknown('rate_limited')],
  ['no credit left', 'probe', problem(402, `${BASE}/credits`), unknown('rate_limited')],
  ['503', 'probe', html(503), unknown('outage')],
  ['401 for everybody at the token endpoint', 'renewal', problem(401, 'about:blank'), unknown('outage')],
  ['a page', 'renewal', html(200), unknown('malformed')],
];

describe('an answer of X', () => {
  it.each(ROWS)('%s (%s)', (_, call, answer, reading) => {
    expect(x.readFailure(answer, call).reading).toEqual(reading);
  });

  it('names the end of a limit, counted from the server’s own clock', () => {
    const headers = { date: new Date(NOW).toUTCString(), 'x-rate-limit-reset': String(NOW / SECOND + 300) };
    const answer = json(429, {}, { headers });
    expect(x.readFailure(answer, 'probe').reading).toEqual({
      kind: 'unknown',
      reason: 'rate_limited',
      retryAfter: 300 * SECOND,
    });
  });
});

describe('tokens of X', () => {
  const answer = {
    access_token: 'a',
    refresh_token: 'r',
    expires_in: 7200,
    scope: 'tweet.read users.read offline.access',
  };

  it('have an exact end of access and an estimated end of refresh', () => {
    expect(x.access.readTokens(answer, NOW, place, null)).toEqual({
      accessToken: 'a',
      refreshToken: 'r',
      scopes: ['tweet.read', 'users.read', 'offline.access'],
      clocks: [
        { kind: 'access', at: NOW + 2 * HOUR, exact: true, mendedBy: 'refresh' },
        { kind: 'refresh', at: NOW + 180 * DAY, exact: false, mendedBy: 'person' },
      ],
    });
  });

  it('without a refresh token end with the access', () => {
    const { refresh_token: _, ...short } = answer;
    const { clocks } = x.access.readTokens(short, NOW, place, null);
    expect(clocks).toEqual([{ kind: 'access', at: NOW + 2 * HOUR, exact: true, mendedBy: 'person' }]);
  });
});

it('is proved alive by the free renewal, once a day', () => {
  expect(x.probe).toBe('renewal');
  expect(x.checkEveryMs).toBe(DAY);
  expect(x.renewal(place, true)).toMatchObject({ kind: 'refresh_token', everyMs: DAY, provesLife: true });
  expect(x.renewal(place, false)).toEqual({ kind: 'none' });
});

it('authorizes as a public client with PKCE', () => {
  expect(x.access.plan()).toMatchObject({ responseType: 'code', clientAuthentication: 'none' });
  expect(x.access.plan().scopes).toContain('offline.access');
});

it('tells who is behind the token', () => {
  const data = {
    id: '12',
    name: 'Anna Keller',
    username: 'annakeller',
    profile_image_url: 'https://pbs.twimg.com/1/a_normal.jpg',
  };
  const { value } = drive(x.identify(sessionAt('https://api.x.com', app)), json(200, { data }));
  expect(value).toEqual({
    id: '12',
    name: 'Anna Keller',
    handle: 'annakeller',
    avatar: 'https://pbs.twimg.com/1/a_bigger.jpg',
  });
  expect(drive(x.listProfiles(sessionAt('https://api.x.com', app), value)).value).toMatchObject([
    { networkId: '12', kind: 'account', url: 'https://x.com/annakeller', limit: null },
  ]);
});
