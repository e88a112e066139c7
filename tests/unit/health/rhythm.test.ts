import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { HOUR, MINUTE } from '@/utils/core/time';
import { checkRhythm, nextAfterFailure, retryAt } from '@/utils/health/rhythm';
import { STRIKE_GAP } from '@/utils/health/suspicion';

const NOW = Date.UTC(2026, 10, 22);

describe('checkRhythm', () => {
  test('is the person’s interval, slowed down to the network’s quota', () => {
    expect(checkRhythm(15 * MINUTE, HOUR)).toBe(HOUR);
    expect(checkRhythm(12 * HOUR, HOUR)).toBe(12 * HOUR);
  });
});

describe('retryAt', () => {
  test('obeys a time that the server names', () => {
    expect(retryAt(0, NOW + 3 * HOUR, 15 * MINUTE, NOW)).toBe(NOW + 3 * HOUR);
  });

  test('waits longer each time, but never longer than the rhythm or an hour', () => {
    expect(
      [0, 1, 2, 3, 9].map((failures) => (retryAt(failures, null, 12 * HOUR, NOW) - NOW) / MINUTE),
    ).toEqual([1, 2, 4, 8, 60]);
    expect(retryAt(50, null, 15 * MINUTE, NOW)).toBe(NOW + 15 * MINUTE);
  });

  test('always lies in the future', () => {
    fc.assert(
      fc.property(
        fc.nat(1000),
        fc.option(fc.integer({ min: NOW - HOUR, max: NOW + HOUR })),
        (failures, named) => {
          expect(retryAt(failures, named, 5 * MINUTE, NOW)).toBeGreaterThan(NOW);
        },
      ),
    );
  });
});

describe('nextAfterFailure', () => {
  test('asks again exactly when the second strike can count', () => {
    expect(nextAfterFailure(false, NOW, 12 * HOUR, NOW)).toBe(NOW + STRIKE_GAP);
    expect(nextAfterFailure(false, NOW - STRIKE_GAP, 12 * HOUR, NOW)).toBe(NOW + MINUTE);
  });

  test('takes its time with what is proved dead', () => {
    expect(nextAfterFailure(true, NOW, 5 * MINUTE, NOW)).toBe(NOW + HOUR);
    expect(nextAfterFailure(true, NOW, 12 * HOUR, NOW)).toBe(NOW + 12 * HOUR);
  });
});
