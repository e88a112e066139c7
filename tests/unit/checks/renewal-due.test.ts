import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { renewalDue, silentRenewalDue } from '@/utils/checks/renewal-due';
import { DAY, HOUR, MINUTE } from '@/utils/core/time';
import type { GrantFacts } from '@/utils/health/grant';
import type { Renewal } from '@/utils/networks/access';

const NOW = Date.UTC(2026, 10, 22);
const grant = (endsIn: number | null, changes: Partial<GrantFacts> = {}): GrantFacts => ({
  grantedAt: NOW - DAY,
  renewedAt: NOW - HOUR,
  scopes: [],
  clocks: endsIn === null ? [] : [{ kind: 'access', at: NOW + endsIn, exact: true, mendedBy: 'refresh' }],
  refreshable: true,
  renewalFailingSince: null,
  renewalTriedAt: null,
  ...changes,
});
const rhythm = (changes: Partial<Extract<Renewal, { kind: 'refresh_token' }>> = {}): Renewal => ({
  kind: 'refresh_token',
  everyMs: null,
  aheadMs: 0,
  provesLife: false,
  ...changes,
});

describe('renewalDue', () => {
  test.each<[string, Renewal, GrantFacts, boolean, 'must' | 'due' | 'no']>([
    ['nothing to renew with', { kind: 'none' }, grant(-HOUR), true, 'no'],
    ['access token has ended', rhythm(), grant(-1), false, 'must'],
    ['access token ends within the minute', rhythm(), grant(MINUTE), false, 'must'],
    ['access token still works', rhythm(), grant(30 * MINUTE), false, 'no'],
    ['access token without an end', rhythm(), grant(null), false, 'no'],
    ['checked by the person: single-use tokens are not spent on it', rhythm(), grant(HOUR), true, 'no'],
    [
      'checked by the person, and only the renewal proves life',
      rhythm({ provesLife: true }),
      grant(HOUR),
      true,
      'due',
    ],
    ['its own rhythm has come', rhythm({ everyMs: HOUR }), grant(HOUR), false, 'due'],
    ['its own rhythm has not come', rhythm({ everyMs: 2 * HOUR }), grant(HOUR), false, 'no'],
    [
      'inside a wide window',
      rhythm({ aheadMs: 50 * DAY }),
      grant(40 * DAY, { renewedAt: NOW - 20 * DAY }),
      false,
      'due',
    ],
    ['inside a wide window, tried today', rhythm({ aheadMs: 50 * DAY }), grant(40 * DAY), false, 'no'],
    [
      'before the window',
      rhythm({ aheadMs: 50 * DAY }),
      grant(55 * DAY, { renewedAt: NOW - 5 * DAY }),
      false,
      'no',
    ],
  ])('%s', (_, renewal, facts, forced, expected) => {
    expect(renewalDue(renewal, facts, forced, NOW)).toBe(expected);
  });

  test('a token that has ended must always be renewed where that is possible', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -400 * DAY, max: 0 }),
        fc.boolean(),
        fc.nat(90 * DAY),
        (endsIn, forced, aheadMs) => {
          expect(renewalDue(rhythm({ aheadMs }), grant(endsIn), forced, NOW)).toBe('must');
        },
      ),
    );
  });
});

describe('silentRenewalDue', () => {
  test('begins when half of the life is over, and not without an end', () => {
    expect(silentRenewalDue(grant(2 * HOUR), NOW - DAY, NOW)).toBe(false);
    expect(silentRenewalDue(grant(HOUR), NOW - DAY, NOW)).toBe(true);
    expect(silentRenewalDue(grant(null), NOW - DAY, NOW)).toBe(false);
  });

  test('one that failed is not repeated at every check', () => {
    expect(silentRenewalDue(grant(HOUR, { renewalTriedAt: NOW - 5 * MINUTE }), NOW - DAY, NOW)).toBe(false);
    expect(silentRenewalDue(grant(HOUR, { renewalTriedAt: NOW - 15 * MINUTE }), NOW - DAY, NOW)).toBe(true);
  });

  test('is not tried where a proof has outlived the date', () => {
    const ended = grant(-HOUR, { renewedAt: NOW - DAY });
    expect(silentRenewalDue(ended, NOW - 2 * HOUR, NOW)).toBe(true);
    expect(silentRenewalDue(ended, NOW - MINUTE, NOW)).toBe(false);
  });
});
