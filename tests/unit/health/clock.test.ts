import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DAY, HOUR, MINUTE } from '@/utils/core/time';
import { clampedGrant, clockOffBy } from '@/utils/health/clock';
import type { GrantFacts } from '@/utils/health/grant';

const NOW = Date.UTC(2026, 10, 22);
const of = (...hosts: readonly (readonly [string, number])[]) =>
  hosts.map(([host, ahead]) => ({ host, ahead }));

describe('clockOffBy', () => {
  test.each([
    ['nobody has told', of(), null],
    ['one server, however often asked', of(['a', DAY], ['a', DAY], ['a', DAY]), null],
    ['two that agree', of(['a', DAY], ['b', DAY + MINUTE]), DAY],
    ['two that agree on minutes', of(['a', 4 * MINUTE], ['b', 3 * MINUTE]), 0],
    [
      'two that agree on a little more than five minutes',
      of(['a', 6 * MINUTE], ['b', 6 * MINUTE]),
      6 * MINUTE,
    ],
    ['two of four', of(['a', DAY], ['b', DAY], ['c', -DAY], ['d', 5 * DAY]), null],
    ['two that differ', of(['a', DAY], ['b', 0]), null],
    ['one odd server among three', of(['a', -HOUR], ['b', 0], ['c', MINUTE]), 0],
    ['a clock that is behind', of(['a', -HOUR], ['b', -HOUR], ['c', 0]), -HOUR],
    ['one odd answer of a server', of(['a', 0], ['a', DAY], ['a', 0], ['b', 0]), 0],
  ])('%s', (_, readings, expected) => {
    expect(clockOffBy(readings)).toBe(expected);
  });
});

describe('clampedGrant', () => {
  const moment = fc.integer({ min: NOW - 400 * DAY, max: NOW + 400 * DAY });

  test('leaves no past in the future, and makes no end later or longer than its token lasts', () => {
    fc.assert(
      fc.property(
        moment,
        moment,
        fc.integer({ min: MINUTE, max: 90 * DAY }),
        (grantedAt, renewedAt, life) => {
          const grant: GrantFacts = {
            grantedAt,
            renewedAt,
            scopes: [],
            clocks: [{ kind: 'access', at: renewedAt + life, exact: true, mendedBy: 'person' }],
            refreshable: true,
            renewalFailingSince: renewedAt,
            renewalTriedAt: renewedAt,
          };
          const clamped = clampedGrant(grant, 0, NOW);
          expect(
            Math.max(
              clamped.grantedAt,
              clamped.renewedAt,
              clamped.renewalTriedAt ?? 0,
              clamped.renewalFailingSince ?? 0,
            ),
          ).toBeLessThanOrEqual(NOW);
          expect(clamped.clocks[0]?.at).toBeLessThanOrEqual(NOW + life);
          if (renewedAt <= NOW) expect(clamped.clocks).toEqual(grant.clocks);
        },
      ),
    );
  });

  test('an end moves back by as much as the clock was ahead, where more is known than of the renewal', () => {
    const grant: GrantFacts = {
      grantedAt: NOW - DAY,
      renewedAt: NOW + 30 * DAY,
      scopes: [],
      clocks: [{ kind: 'access', at: NOW + 30 * DAY + HOUR, exact: true, mendedBy: 'refresh' }],
      refreshable: true,
      renewalFailingSince: null,
      renewalTriedAt: null,
    };
    expect(clampedGrant(grant, 0, NOW).clocks[0]?.at).toBe(NOW + HOUR);
    expect(clampedGrant(grant, 31 * DAY, NOW).clocks[0]?.at).toBe(NOW - DAY + HOUR);
  });

  test('an end that was counted before the jump stays', () => {
    const end = { kind: 'refresh', at: NOW + 30 * DAY, exact: true, mendedBy: 'person' } as const;
    const grant: GrantFacts = {
      grantedAt: NOW - DAY,
      renewedAt: NOW + 365 * DAY,
      scopes: [],
      clocks: [end],
      refreshable: true,
      renewalFailingSince: null,
      renewalTriedAt: null,
    };
    expect(clampedGrant(grant, 365 * DAY, NOW).clocks).toEqual([end]);
  });
});
