import { expect, test } from 'vitest';
import { HOUR, MINUTE, SECOND } from '@/utils/core/time';
import { localMoment, serverClock } from '@/utils/networks/shared/clocks';

const NOW = Date.UTC(2026, 10, 22);
const date = new Date(NOW).toUTCString();

test('a server’s clock is what its answer’s date says', () => {
  expect(serverClock({ date })).toBe(NOW);
  expect(serverClock({ date, age: '0' })).toBe(NOW);
});

test('an answer out of a cache, or without a date, says nothing of it', () => {
  expect(serverClock({ date, age: '90' })).toBeNull();
  for (const none of [null, undefined, '', 'tomorrow']) expect(serverClock({ date: none })).toBeNull();
});

test('a date of a server whose clock differs is read as this computer’s clock will show it', () => {
  expect(localMoment(NOW + HOUR, NOW, NOW + 3 * HOUR)).toBe(NOW + 4 * HOUR);
  expect(localMoment(NOW + HOUR, NOW, NOW - 3 * HOUR)).toBe(NOW - 2 * HOUR);
  // The way of the answer is no difference.
  expect(localMoment(NOW + HOUR, NOW, NOW + 30 * SECOND)).toBe(NOW + HOUR);
  expect(localMoment(NOW + HOUR, null, NOW + MINUTE)).toBe(NOW + HOUR);
});
