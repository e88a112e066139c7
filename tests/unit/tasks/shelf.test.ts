import { expect, test } from 'vitest';
import { clampedShelf, isShelved, snoozed } from '@/utils/tasks/shelf';

const NOW = 1_000_000;

test('a task is put off until its moment, and not a moment longer', () => {
  const shelf = snoozed(NOW + 5, NOW);
  expect(shelf).toEqual({ kind: 'snoozed', since: NOW, until: NOW + 5 });
  expect([NOW, NOW + 4, NOW + 5].map((at) => isShelved({ shelf }, at))).toEqual([true, true, false]);
  expect(isShelved({ shelf: null }, NOW)).toBe(false);
});

test('a moment that is past puts nothing off', () => {
  expect([snoozed(NOW, NOW), snoozed(null, NOW)]).toEqual([null, null]);
});

test('a clock that ran ahead makes it last no longer than it was going to', () => {
  expect(clampedShelf({ kind: 'snoozed', since: NOW + 90, until: NOW + 95 }, NOW)).toEqual({
    kind: 'snoozed',
    since: NOW,
    until: NOW + 5,
  });
  const past = { kind: 'snoozed', since: NOW - 1, until: NOW + 95 } as const;
  expect(clampedShelf(past, NOW)).toBe(past);
  expect(clampedShelf(null, NOW)).toBeNull();
});
