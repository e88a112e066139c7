import { describe, expect, it } from 'vitest';
import { MINUTE } from '@/utils/core/time';
import type { Reading } from '@/utils/health/verdict';
import { readFailure } from '@/utils/networks/mastodon/read-failure';
import type { CallKind } from '@/utils/networks/network';
import { hiddenRedirect, html, json, text } from '../answer';
import { appProblem, dead, limited, mute, renew, unknown } from '../readings';
import { NOW } from '../samples';

const said = (status: number, error: string) => json(status, { error });

/** One row per line of the table of answers, and of the differences between the servers. */
const ROWS: readonly (readonly [string, CallKind, ReturnType<typeof json>, Reading])[] = [
  ['invalid', 'probe', said(401, 'The access token is invalid'), renew('revoked', 'ambiguous')],
  ['revoked', 'probe', said(401, 'The access token was revoked'), renew('revoked', 'definite')],
  ['expired', 'probe', said(401, 'The access token expired'), renew('expired', 'definite')],
  ['a bare 401 (GoToSocial)', 'probe', said(401, 'Unauthorized'), renew('revoked', 'ambiguous')],
  [
    'every reason in one',
    'probe',
    said(401, 'The access token expired, was revoked or is invalid'),
    renew('revoked', 'ambiguous'),
  ],
  [
    'words of another software',
    'probe',
    said(401, 'Token revoked or expired'),
    renew('revoked', 'ambiguous'),
  ],
  ['a 401 page', 'probe', html(401), renew('revoked')],
  ['a 401 without a body', 'probe', text(401, ''), renew('revoked')],
  ['disabled', 'probe', said(403, 'Your login is currently disabled'), dead('account_suspended')],
  [
    'unconfirmed',
    'probe',
    said(403, 'Your login is missing a confirmed e-mail address'),
    dead('action_required'),
  ],
  ['pending', 'probe', said(403, 'Your login is currently pending approval'), dead('action_required')],
  [
    'out of scope',
    'probe',
    said(403, 'This action is outside the authorized scopes'),
    limited('permission_missing'),
  ],
  ['a 403 with words of its own (Pleroma)', 'probe', said(403, 'Invalid credentials.'), mute],
  ['a 403 without a body', 'probe', text(403, ''), mute],
  ['an empty 422', 'probe', text(422, ''), mute],
  ['an app token', 'probe', said(422, 'This method requires an authenticated user'), unknown('unconfirmed')],
  ['a redirect to the login page (Pixelfed)', 'probe', hiddenRedirect(), mute],
  ['a page in place of JSON', 'probe', html(200), unknown('malformed')],
  ['half of an answer', 'probe', text(200, '{"id":"1'), unknown('malformed')],
  ['500 on verify (Pixelfed)', 'probe', said(500, 'Server Error'), unknown('outage')],
  ['404', 'probe', said(404, 'Record not found'), unknown('unconfirmed')],
  ['410', 'probe', said(410, 'Gone'), unknown('unconfirmed')],
  ['Cloudflare 522', 'probe', html(522), unknown('outage')],
  ['429', 'probe', said(429, 'Too many requests'), unknown('rate_limited')],
  ['a forgotten app', 'renewal', said(401, 'invalid_client'), appProblem],
  ['a dead refresh token', 'renewal', said(400, 'invalid_grant'), dead('revoked')],
  ['an unregistered scope', 'exchange', said(400, 'invalid_scope'), appProblem],
  ['a used code', 'exchange', said(400, 'invalid_grant'), dead('revoked')],
  ['an empty 422 on renewal', 'renewal', text(422, ''), mute],
];

describe('an answer of Mastodon’s API', () => {
  it.each(ROWS)('%s (%s)', (_, call, answer, reading) => {
    expect(readFailure(answer, call).reading).toEqual(reading);
  });

  it('finds the words in either field, and in the challenge', () => {
    const described = json(401, {
      error: 'invalid_token',
      error_description: 'The access token was revoked',
    });
    expect(readFailure(described, 'probe').reading).toEqual(renew('revoked', 'definite'));
    const challenge =
      'Bearer realm="Doorkeeper", error="invalid_token", error_description="The access token expired"';
    const bare = text(401, '', { headers: { 'www-authenticate': challenge } });
    expect(readFailure(bare, 'probe').reading).toEqual(renew('expired', 'definite'));
  });

  it('names the end of a limit as a time', () => {
    const headers = {
      date: new Date(NOW).toUTCString(),
      'x-ratelimit-reset': new Date(NOW + 5 * MINUTE).toISOString(),
    };
    expect(readFailure(json(429, {}, { headers }), 'probe').reading).toMatchObject({
      retryAfter: 5 * MINUTE,
    });
  });
});
