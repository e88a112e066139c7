import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { badge } from '@/utils/badge/badge';

const well = { disconnected: 0, expiring: 0, shelved: 0, unverified: false, empty: false, unchosen: false };

describe('badge', () => {
  test.each([
    ['all well', well, '', 'well', 'Relink: all profiles are connected'],
    ['nothing yet', { ...well, empty: true }, '', 'empty', 'Relink: connect your first profile'],
    [
      'only a sign-in whose choice is open',
      { ...well, empty: true, unchosen: true },
      '',
      'empty',
      'Relink: a sign-in waits to be finished',
    ],
    ['one disconnected', { ...well, disconnected: 1 }, '1', 'needs-you', 'Relink: 1 profile is disconnected'],
    [
      '99 disconnected',
      { ...well, disconnected: 99 },
      '99',
      'needs-you',
      'Relink: 99 profiles are disconnected',
    ],
    [
      '100 disconnected',
      { ...well, disconnected: 100 },
      '99+',
      'needs-you',
      'Relink: 100 profiles are disconnected',
    ],
    ['one expiring', { ...well, expiring: 1 }, '1', 'needs-you', 'Relink: 1 profile needs you soon'],
    [
      'both',
      { ...well, disconnected: 2, expiring: 5 },
      '2',
      'needs-you',
      'Relink: 2 profiles are disconnected',
    ],
    [
      'unverified',
      { ...well, unverified: true },
      '',
      'empty',
      'Relink: some profiles could not be verified lately',
    ],
    [
      'one snoozed',
      { ...well, shelved: 1 },
      '',
      'empty',
      'Relink: nothing needs you now, 1 profile is snoozed',
    ],
    [
      'two snoozed, one not verified',
      { ...well, shelved: 2, unverified: true },
      '',
      'empty',
      'Relink: nothing needs you now, 2 profiles are snoozed',
    ],
  ])('%s', (_, counts, text, icon, title) => {
    expect(badge(counts)).toMatchObject({ text, icon, title });
  });

  test('expiring and disconnected differ in colour', () => {
    expect(badge({ ...well, disconnected: 1 }).color).not.toBe(badge({ ...well, expiring: 1 }).color);
  });

  test('the green icon is shown only when everything is known to be well', () => {
    fc.assert(
      fc.property(
        fc.nat(200),
        fc.nat(200),
        fc.nat(2),
        fc.boolean(),
        fc.boolean(),
        (disconnected, expiring, shelved, unverified, empty) => {
          const { icon } = badge({ disconnected, expiring, shelved, unverified, empty, unchosen: false });
          expect(icon === 'well').toBe(disconnected + expiring + shelved === 0 && !unverified && !empty);
        },
      ),
    );
  });
});
