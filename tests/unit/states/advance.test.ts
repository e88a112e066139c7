import { expect, test } from 'vitest';
import { DAY, HOUR, MINUTE } from '@/utils/core/time';
import type { LoginRow } from '@/utils/db/rows';
import { advanced } from '@/utils/states/advance';
import { healthyLogin } from '../../rows';

const NOW = Date.UTC(2026, 10, 22);
const LATER = NOW + 5 * HOUR;

function nextCheck(changes: Partial<LoginRow>, isPaused = false): number | undefined {
  const login = healthyLogin('anna', NOW, { nextCheckAt: LATER, ...changes });
  return advanced({ login, profiles: [] }, isPaused, NOW).login?.nextCheckAt;
}

test('a date that has passed without an answer since makes a check due', () => {
  expect(nextCheck({ humanNeededAt: NOW - MINUTE, lastCheckedAt: NOW - HOUR })).toBe(NOW);
  expect(nextCheck({ humanNeededAt: NOW - MINUTE, lastCheckedAt: null })).toBe(NOW);
});

test('one that is to come, or that an answer has outlived, does not', () => {
  expect(nextCheck({ humanNeededAt: NOW + DAY, lastCheckedAt: NOW - HOUR })).toBe(LATER);
  expect(nextCheck({ humanNeededAt: NOW - HOUR, lastCheckedAt: NOW - MINUTE })).toBe(LATER);
  expect(nextCheck({ humanNeededAt: null })).toBe(LATER);
});

test('a server that has asked for a pause is not asked before it is over', () => {
  expect(nextCheck({ humanNeededAt: NOW - MINUTE, lastCheckedAt: NOW - HOUR }, true)).toBe(LATER);
});
