import { expect, test } from 'vitest';
import { wakeFor } from '@/utils/checks/next-wake';
import { MINUTE, SECOND } from '@/utils/core/time';

const NOW = Date.UTC(2026, 10, 22);

test('what is due soon after is waited for', () => {
  expect(wakeFor(NOW + 10 * MINUTE, NOW)).toBe(NOW + 10 * MINUTE + 20 * SECOND);
});

test('no alarm is set for sooner than Chrome lets one wait', () => {
  expect(wakeFor(NOW - MINUTE, NOW)).toBe(NOW + 30 * SECOND);
  expect(wakeFor(NOW + SECOND, NOW)).toBe(NOW + 30 * SECOND);
});
