import { describe, expect, it } from 'vitest';
import { MINUTE } from '@/utils/core/time';
import type { Reading } from '@/utils/health/verdict';
import { readFailure } from '@/utils/networks/facebook/failures';
import { html, json, text } from '../answer';
import { appProblem, dead, limited, unknown } from '../readings';

function graph(code: number, subcode?: number, more: object = {}, status = 400) {
  return json(status, {
    error: { message: 'words', type: 'OAuthException', code, error_subcode: subcode, ...more },
  });
}

/** One row per line of Graph's table; the HTTP status plays no part. */
const ROWS: readonly (readonly [number, number | undefined, Reading])[] = [
  [190, 463, dead('expired')],
  [190, 460, dead('password_changed')],
  [190, 458, dead('revoked')],
  [190, 467, dead('revoked')],
  [190, 459, dead('action_required')],
  [190, 464, dead('action_required')],
  [190, 492, limited('role_lost')],
  // Documented as "expired, been revoked, or is otherwise invalid": a code for everything.
  [190, undefined, dead('revoked', 'ambiguous')],
  [102, undefined, dead('revoked', 'ambiguous')],
  [190, 999, dead('revoked', 'ambiguous')],
  [190, 461, dead('revoked')],
  [190, 465, dead('revoked')],
  [190, 466, dead('revoked')],
  [190, 468, dead('revoked')],
  [10, undefined, limited('permission_missing')],
  [200, undefined, limited('permission_missing')],
  [299, undefined, limited('permission_missing')],
  [3, undefined, appProblem],
  [100, 33, limited('role_lost')],
  [100, undefined, unknown('unconfirmed')],
  [4, undefined, unknown('rate_limited')],
  [17, undefined, unknown('rate_limited')],
  [32, undefined, unknown('rate_limited')],
  [613, undefined, unknown('rate_limited')],
  [341, undefined, unknown('rate_limited')],
  [80_000, undefined, unknown('rate_limited')],
  [80_009, undefined, unknown('rate_limited')],
  [80_014, undefined, unknown('rate_limited')],
  [1, undefined, unknown('outage')],
  [2, undefined, unknown('outage')],
  [368, undefined, unknown('unconfirmed')],
  [368, 4_854_002, unknown('unconfirmed')],
  [1_404_078, undefined, dead('action_required')],
  [100, 1_404_078, dead('action_required')],
  [1_404_006, undefined, dead('action_required')],
  [1_404_112, undefined, dead('action_required')],
  [1705, undefined, unknown('unconfirmed')],
  [101, undefined, appProblem],
];

describe('Graph error', () => {
  it.each(ROWS)('%s/%s', (code, subcode, reading) => {
    for (const status of [200, 400, 401, 403]) {
      const found = readFailure(graph(code, subcode, {}, status));
      expect(found.reading).toEqual(reading);
      expect(found.code).toBe(String(code));
      expect(found.subcode).toBe(subcode === undefined ? null : String(subcode));
    }
  });

  it('marked as transient proves nothing, whatever its code', () => {
    expect(readFailure(graph(190, 458, { is_transient: true })).reading).toEqual(unknown('outage'));
  });

  it('of a server that fails proves nothing, whatever its code', () => {
    expect(readFailure(graph(190, 458, {}, 500)).reading).toEqual(unknown('outage'));
    expect(readFailure(graph(190, 458, {}, 429)).reading).toEqual(unknown('rate_limited'));
  });

  it('may quote its numbers', () => {
    const quoted = json(400, { error: { message: 'x', code: '190', error_subcode: '460' } });
    expect(readFailure(quoted).reading).toEqual(dead('password_changed'));
  });

  it.each([
    [190, 'Error validating access token: Session has expired on Sunday.', dead('expired', 'ambiguous')],
    [190, 'Error validating application. Application has been deleted.', appProblem],
    [200, '(#200) The app is in development mode', appProblem],
    [1, 'Error validating client secret.', appProblem],
  ])('%s is told apart by its words: %s', (code, message, reading) => {
    expect(readFailure(graph(code, undefined, { message })).reading).toEqual(reading);
  });

  it('keeps the cause of its subcode, whatever its words mention', () => {
    const message = 'Error validating access token: the app was deleted by the user.';
    expect(readFailure(graph(190, 458, { message })).reading).toEqual(dead('revoked'));
  });
});

describe('throttling', () => {
  it('says in minutes when the page may be asked again', () => {
    const usage = { '42': [{ type: 'pages', estimated_time_to_regain_access: 7 }, { type: 'x' }] };
    const headers = { 'x-business-use-case-usage': JSON.stringify(usage) };
    const answer = { ...graph(80_001), headers };
    expect(readFailure(answer).reading).toEqual({
      kind: 'unknown',
      reason: 'rate_limited',
      retryAfter: 7 * MINUTE,
    });
  });

  it.each(['', 'not json', '[]', '{"42":"often"}'])(
    'without a readable header leaves the time open: %s',
    (header) => {
      const answer = { ...graph(4), headers: { 'x-business-use-case-usage': header } };
      expect(readFailure(answer).reading).toEqual(unknown('rate_limited'));
    },
  );
});

describe('an answer that is no Graph error', () => {
  it.each([
    ['a page', html(200), unknown('malformed')],
    ['half of an answer', text(200, '{"error":{"code":19'), unknown('malformed')],
    ['a gateway’s page', html(503), unknown('outage')],
    ['JSON of another kind', json(400, { message: 'no' }), unknown('unconfirmed')],
  ])('%s proves nothing', (_, answer, reading) => {
    expect(readFailure(answer).reading).toEqual(reading);
  });
});
