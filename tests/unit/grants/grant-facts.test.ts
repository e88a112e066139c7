import { expect, test } from 'vitest';
import { DAY, HOUR } from '@/utils/core/time';
import { freshGrantFacts, renewedGrantFacts } from '@/utils/grants/grant-facts';
import type { Clock } from '@/utils/health/grant';
import type { TokenSet } from '@/utils/networks/network';

const NOW = Date.UTC(2026, 10, 22);

function tokens(clocks: readonly Clock[]): TokenSet {
  return { accessToken: 'at', refreshToken: null, scopes: null, clocks };
}

const dataAccess = (at: number, exact = false): Clock => ({
  kind: 'data_access',
  at,
  exact,
  mendedBy: 'person',
});

test('a renewal does not move the end of a person’s sign-in, unless the network names it', () => {
  const before = freshGrantFacts(tokens([dataAccess(NOW + 90 * DAY)]), [], NOW);
  const endAfter = (clock: Clock) =>
    renewedGrantFacts(before, tokens([clock]), false, NOW + DAY).clocks[0]?.at;
  expect(endAfter(dataAccess(NOW + 90 * DAY + HOUR))).toBe(NOW + 90 * DAY);
  expect(endAfter(dataAccess(NOW + 80 * DAY, true))).toBe(NOW + 80 * DAY);
});

test('an end that a renewal does move is taken as it comes', () => {
  const refresh = (at: number): Clock => ({ kind: 'refresh', at, exact: false, mendedBy: 'person' });
  const before = freshGrantFacts(tokens([refresh(NOW + 10 * DAY)]), [], NOW);
  const { clocks } = renewedGrantFacts(before, tokens([refresh(NOW + 20 * DAY)]), false, NOW + DAY);
  expect(clocks).toEqual([refresh(NOW + 20 * DAY)]);
});
