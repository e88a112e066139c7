import { describe, expect, it } from 'vitest';
import { MINUTE } from '@/utils/core/time';
import type { Reading } from '@/utils/health/verdict';
import { readFailure } from '@/utils/networks/custom/read-failure';
import type { CallKind } from '@/utils/networks/network';
import { hiddenRedirect, html, json, text } from '../answer';
import { appProblem, dead, limited, mute, renew, unknown } from '../readings';

const said = (status: number, error: string, error_description = '') =>
  json(status, { error, error_description });

function challenge(status: number, error: string, description = '') {
  const value = `Bearer realm="api", error="${error}", error_description="${description}"`;
  return text(status, '', { headers: { 'www-authenticate': value } });
}

/** RFC 6749 §5.2 at the token endpoint, RFC 6750 §3.1 at the who-am-I URL, and servers that say less. */
const ROWS: readonly (readonly [string, CallKind, ReturnType<typeof json>, Reading])[] = [
  ['invalid_grant', 'renewal', said(400, 'invalid_grant', 'grant request is invalid'), dead('revoked')],
  ['invalid_grant that expired', 'renewal', said(400, 'invalid_grant', 'Session expired'), dead('expired')],
  ['invalid_grant with status 200', 'renewal', said(200, 'invalid_grant'), dead('revoked')],
  ['invalid_client', 'renewal', said(401, 'invalid_client'), appProblem],
  ['unauthorized_client', 'exchange', said(400, 'unauthorized_client'), appProblem],
  ['deleted_client', 'renewal', said(401, 'deleted_client'), appProblem],
  ['invalid_scope', 'exchange', said(400, 'invalid_scope'), appProblem],
  ['invalid_request', 'renewal', said(400, 'invalid_request'), unknown('unconfirmed')],
  ['unsupported_grant_type', 'renewal', said(400, 'unsupported_grant_type'), unknown('unconfirmed')],
  ['temporarily_unavailable', 'renewal', said(400, 'temporarily_unavailable'), unknown('outage')],
  ['slow_down', 'renewal', said(400, 'slow_down'), unknown('rate_limited')],
  ['a 400 without a body', 'renewal', text(400, ''), mute],
  ['a 401 without a body', 'exchange', text(401, ''), appProblem],
  ['a 401 without a body', 'renewal', text(401, ''), mute],
  ['a 403 without a body', 'renewal', text(403, ''), unknown('malformed')],
  ['a page', 'renewal', html(200), unknown('malformed')],
  ['a page with status 401', 'renewal', html(401), unknown('malformed')],
  ['invalid_grant of a failing server', 'renewal', said(503, 'invalid_grant'), unknown('outage')],
  ['invalid_token in the challenge', 'probe', challenge(401, 'invalid_token'), renew('revoked', 'ambiguous')],
  [
    'an expired token in the challenge',
    'probe',
    challenge(401, 'invalid_token', 'The access token expired'),
    renew('expired', 'ambiguous'),
  ],
  ['invalid_token in the body', 'probe', said(401, 'invalid_token'), renew('revoked', 'ambiguous')],
  ['a 401 without a word', 'probe', text(401, ''), renew('revoked')],
  ['a 401 page', 'probe', html(401), renew('revoked')],
  ['a 403 page', 'probe', html(403), mute],
  ['insufficient_scope', 'probe', challenge(403, 'insufficient_scope'), limited('permission_missing')],
  ['a 403 without a word', 'probe', text(403, ''), mute],
  ['an empty 422', 'probe', text(422, ''), mute],
  ['a way to the login page', 'probe', hiddenRedirect(), mute],
  ['404', 'probe', text(404, ''), unknown('malformed')],
  ['a portal’s page', 'probe', html(200), unknown('malformed')],
  ['half of an answer', 'probe', text(200, '{"sub":'), unknown('malformed')],
  ['502', 'probe', html(502), unknown('outage')],
];

describe('an answer of any server', () => {
  it.each(ROWS)('%s (%s)', (_, call, answer, reading) => {
    expect(readFailure(answer, call).reading).toEqual(reading);
  });

  it('obeys Retry-After', () => {
    const answer = text(429, '', { headers: { 'retry-after': '120' } });
    expect(readFailure(answer, 'probe').reading).toEqual({
      kind: 'unknown',
      reason: 'rate_limited',
      retryAfter: 2 * MINUTE,
    });
  });
});
