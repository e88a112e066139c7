import { describe, expect, test } from 'vitest';
import { DAY, HOUR } from '@/utils/core/time';
import { accessEndsAt, type Clock, type GrantFacts, humanNeededAt } from '@/utils/health/grant';

const NOW = Date.UTC(2026, 10, 22);
const clock = (kind: Clock['kind'], at: number, mendedBy: Clock['mendedBy'], exact = true): Clock => ({
  kind,
  at,
  exact,
  mendedBy,
});
const grant = (clocks: Clock[], renewalFailingSince: number | null = null): GrantFacts => ({
  grantedAt: NOW,
  renewedAt: NOW,
  scopes: [],
  clocks,
  refreshable: true,
  renewalFailingSince,
  renewalTriedAt: null,
});

describe('humanNeededAt', () => {
  test('an access token that a refresh token replaces needs nobody, also while the renewal fails', () => {
    const hourly = clock('access', NOW + HOUR, 'refresh');
    expect(humanNeededAt(grant([hourly]), NOW)).toBeNull();
    expect(humanNeededAt(grant([hourly], NOW), NOW)).toBeNull();
  });

  test('a prolongation counts only once it has failed', () => {
    const clocks = [
      clock('access', NOW + 60 * DAY, 'prolongation'),
      clock('data_access', NOW + 90 * DAY, 'person'),
    ];
    expect(humanNeededAt(grant(clocks), NOW)?.at).toBe(NOW + 90 * DAY);
    expect(humanNeededAt(grant(clocks, NOW), NOW)?.at).toBe(NOW + 60 * DAY);
  });

  test('the earliest date that needs a person wins, with its own exactness', () => {
    const clocks = [
      clock('refresh', NOW + 90 * DAY, 'person'),
      clock('session', NOW + 14 * DAY, 'person', false),
    ];
    expect(humanNeededAt(grant(clocks), NOW)).toEqual({
      at: NOW + 14 * DAY,
      exact: false,
      since: NOW,
    });
  });

  test('a date that a proof has outlived counts no more; the next one does', () => {
    const clocks = [clock('access', NOW + HOUR, 'person'), clock('data_access', NOW + 90 * DAY, 'person')];
    expect(humanNeededAt(grant(clocks), NOW + HOUR - 1)?.at).toBe(NOW + HOUR);
    expect(humanNeededAt(grant(clocks), NOW + HOUR)?.at).toBe(NOW + 90 * DAY);
    expect(humanNeededAt(grant(clocks), NOW + 91 * DAY)).toBeNull();
  });

  test('the time of what Relink prolongs runs from the last renewal, all other time from the sign-in', () => {
    const renewed = { ...grant([clock('access', NOW + DAY, 'prolongation')], NOW), renewedAt: NOW + HOUR };
    expect(humanNeededAt(renewed, NOW)?.since).toBe(NOW + HOUR);
    const typed = { ...renewed, clocks: [clock('data_access', NOW + DAY, 'person')] };
    expect(humanNeededAt(typed, NOW)?.since).toBe(NOW);
  });
});

describe('accessEndsAt', () => {
  test('reads the access clock alone', () => {
    expect(accessEndsAt(grant([clock('refresh', NOW + DAY, 'person')]))).toBeNull();
    expect(accessEndsAt(grant([clock('access', NOW + HOUR, 'refresh')]))).toBe(NOW + HOUR);
  });
});
