import { describe, expect, it } from 'vitest';
import { MINUTE, SECOND } from '@/utils/core/time';
import type { Reading } from '@/utils/health/verdict';
import { readFailure } from '@/utils/networks/bluesky/failures';
import type { CallKind } from '@/utils/networks/network';
import { html, json, text } from '../answer';
import { dead, renew, unknown } from '../readings';
import { NOW } from '../samples';

const xrpc = (status: number, error: string, message = '') => json(status, { error, message });

/** One row per line of the tables of answers, documented and seen. */
const ROWS: readonly (readonly [string, CallKind, ReturnType<typeof json>, Reading])[] = [
  [
    'an ended access token',
    'probe',
    xrpc(400, 'ExpiredToken', 'Token has expired'),
    renew('expired', 'ambiguous'),
  ],
  ['a deleted app password', 'renewal', xrpc(400, 'ExpiredToken', 'Token has been revoked'), dead('revoked')],
  ['90 days without use', 'renewal', xrpc(400, 'ExpiredToken', 'Token has expired'), dead('expired')],
  ['an unverifiable access token', 'probe', xrpc(400, 'InvalidToken'), renew('revoked', 'ambiguous')],
  ['an unverifiable refresh token', 'renewal', xrpc(400, 'InvalidToken'), dead('revoked', 'ambiguous')],
  ['InvalidDID', 'renewal', xrpc(400, 'InvalidDID'), dead('revoked', 'ambiguous')],
  ['a takedown', 'probe', xrpc(401, 'AccountTakedown'), dead('account_suspended')],
  ['a takedown on renewal', 'renewal', xrpc(401, 'AccountTakedown'), dead('account_suspended')],
  [
    'a takedown as getSession tells it',
    'probe',
    xrpc(400, 'InvalidRequest', 'Could not find user info for account: did:plc:anna'),
    renew('account_suspended', 'ambiguous'),
  ],
  [
    'a deleted account',
    'renewal',
    xrpc(400, 'InvalidRequest', 'Could not find user info for account: did:plc:anna'),
    dead('account_closed', 'ambiguous'),
  ],
  ['a deactivated account', 'probe', xrpc(401, 'AccountDeactivated'), dead('action_required')],
  ['a deleted or moved account', 'probe', xrpc(403, 'AccountNotFound'), dead('account_closed', 'ambiguous')],
  ['no token at all', 'probe', xrpc(401, 'AuthMissing'), unknown('unconfirmed')],
  ['another 401', 'probe', xrpc(401, 'AuthenticationRequired'), renew('revoked', 'ambiguous')],
  ['another 401 on renewal', 'renewal', xrpc(401, 'AuthenticationRequired'), dead('revoked', 'ambiguous')],
  ['another 400 on renewal', 'renewal', xrpc(400, 'InvalidRequest', 'oops'), unknown('unconfirmed')],
  ['a limit', 'probe', xrpc(429, 'RateLimitExceeded'), unknown('rate_limited')],
  ['a failure', 'renewal', xrpc(500, 'InternalServerError'), unknown('outage')],
  ['a failure that names a dead token', 'renewal', xrpc(502, 'ExpiredToken'), unknown('outage')],
  ['a page', 'probe', html(200), unknown('malformed')],
  ['half of an answer', 'renewal', text(200, '{"accessJwt":"e'), unknown('malformed')],
];

describe('an answer of an atproto server', () => {
  it.each(ROWS)('%s (%s)', (_, call, answer, reading) => {
    expect(readFailure(answer, call).reading).toEqual(reading);
  });

  it('names the end of a limit, without Retry-After', () => {
    const headers = {
      date: new Date(NOW).toUTCString(),
      'ratelimit-reset': String((NOW + 5 * MINUTE) / SECOND),
    };
    const answer = json(429, { error: 'RateLimitExceeded' }, { headers });
    expect(readFailure(answer).reading).toMatchObject({ retryAfter: 5 * MINUTE });
  });
});
