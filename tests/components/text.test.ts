import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { LIST_PAGE, listHash, readRoute, WHOLE_LIST } from '@/components/dashboard/route';
import { initials } from '@/components/icons/avatar';
import { nextItem } from '@/components/menu/menu-keys';
import { flowNotice } from '@/components/notice/flow-sentence';
import { ago, lengthOf, timeLeft } from '@/components/text/dates';
import { headline } from '@/components/text/headline';
import { readFailure } from '@/components/text/outcome-failure';
import { restoresText, resultText } from '@/components/text/restored';
import { DAY, HOUR, MINUTE, SECOND } from '@/utils/core/time';
import { PROFILE_FILTERS } from '@/utils/db/reads/profiles';
import { needCounts } from './need-counts';
import { flowRow, NOW } from './seed';

describe('dates', () => {
  test.each([
    [20 * SECOND, 'just now'],
    [12 * MINUTE, '12 min ago'],
    [2 * HOUR, '2 hours ago'],
    [3 * DAY, '3 days ago'],
    [8 * DAY, '8 days ago'],
    [21 * DAY, '3 weeks ago'],
  ])('%i ms back is %s', (back, words) => expect(ago(NOW - back, NOW)).toBe(words));

  test('a distance is worded as the browser words it in English', () => {
    const format = new Intl.RelativeTimeFormat('en', { numeric: 'always' });
    const distance = fc.integer({ min: MINUTE, max: 3_000 * DAY });
    fc.assert(
      fc.property(distance, fc.boolean(), (ms, ahead) => {
        const words = ago(ahead ? NOW + ms : NOW - ms, NOW);
        const [, count = '', unit = ''] = /(\d+) ([a-z]+)/.exec(words) ?? [];
        const kind = (unit === 'min' ? 'minute' : unit.replace(/s$/, '')) as Intl.RelativeTimeFormatUnit;
        const told = format.format(ahead ? Number(count) : -Number(count), kind);
        expect(words).toBe(told.replace(/minutes?/, 'min'));
        expect(Number(count)).toBeGreaterThan(0);
      }),
    );
  });

  test.each([
    [0, 'the date has passed'],
    [5 * HOUR, '5 hours left'],
    [DAY + HOUR, '1 day left'],
    [9 * DAY, '9 days left'],
  ])('%i ms ahead is %s', (ahead, words) => expect(timeLeft(NOW + ahead, NOW)).toBe(words));

  test('a length is rounded', () => expect(lengthOf(3 * DAY - SECOND)).toBe('3 days'));
});

describe('headline', () => {
  const well = {
    counts: needCounts({}),
    unfinished: 0,
    any: true,
    healthy: 14,
    stalest: null,
    sweep: null,
  };
  test.each([
    [
      { ...well, counts: needCounts({ disconnected: 27, signIns: 4 }) },
      'disconnected',
      '4 sign-ins bring back 27 profiles',
    ],
    [
      { ...well, counts: needCounts({ disconnected: 1, signIns: 1 }) },
      'disconnected',
      '1 sign-in brings back 1 profile',
    ],
    [
      { ...well, counts: needCounts({ disconnected: 9, signIns: 2, others: 1 }) },
      'disconnected',
      '2 sign-ins and 1 other step bring back 9 profiles',
    ],
    [
      { ...well, counts: needCounts({ disconnected: 1, others: 1 }) },
      'disconnected',
      '1 step brings back 1 profile',
    ],
    [
      { ...well, counts: needCounts({ expiring: 17, expiringSignIns: 2 }) },
      'expiring',
      '2 sign-ins keep 17 profiles connected',
    ],
    [
      { ...well, counts: needCounts({ expiring: 1, expiringSignIns: 1 }) },
      'expiring',
      '1 sign-in keeps 1 profile connected',
    ],
    [{ ...well, counts: needCounts({ shelved: 2 }) }, 'unverified', 'Nothing needs you now'],
    [well, 'connected', 'All 14 connected'],
    [{ ...well, healthy: null }, 'connected', 'All connected'],
    [{ ...well, any: false }, 'empty', 'Connect your first profile'],
    [{ ...well, unfinished: 1 }, 'expiring', '1 sign-in is not finished'],
    [{ ...well, unfinished: 2, any: false }, 'expiring', '2 sign-ins are not finished'],
    [{ ...well, unfinished: 1, healthy: 1 }, 'expiring', '1 sign-in is not finished'],
  ])('%o', (facts, tone, title) => expect(headline(facts, NOW)).toMatchObject({ tone, title }));

  test('an old proof is never green', () => {
    expect(headline({ ...well, stalest: { lastVerifiedAt: NOW - HOUR, unknown: null } }, NOW).tone).toBe(
      'unverified',
    );
  });

  test('what waits for a click is not said to mend itself', () => {
    const told = (reason: 'outage' | 'permission_withheld') => {
      const unknown = { reason, since: NOW - HOUR, evidence: null };
      return headline({ ...well, stalest: { lastVerifiedAt: NOW - HOUR, unknown } }, NOW).note;
    };
    expect(told('outage')).toContain('tries again by itself');
    expect(told('permission_withheld')).toBe(
      'Relink may not talk to its site any more: press Check now and allow access.',
    );
  });
});

describe('flows', () => {
  test('one that outlived its time is told as interrupted', () => {
    expect(flowNotice(flowRow('f', { expiresAt: NOW - 1 }), NOW)).toMatchObject({
      kind: 'failed',
      failure: { code: 'interrupted' },
    });
  });

  test('an old success is not told for ever', () => {
    const flow = flowRow('f', { step: { name: 'done', profiles: 1 }, endedAt: NOW - HOUR });
    expect(flowNotice(flow, NOW)).toBeNull();
  });
});

test('a failure that cannot be read is told as unexpected', () => {
  expect(readFailure({ code: 'nonsense', detail: {} })).toEqual({ code: 'unexpected', detail: {} });
  expect(readFailure({ code: 'offline', detail: { host: 'a.example' } })).toEqual({
    code: 'offline',
    detail: { host: 'a.example' },
  });
});

test('restored and restores', () => {
  const back = (names: string[], missing: string[] = []) =>
    resultText({ network: 'facebook' }, { kind: 'restored', names, missing });
  expect(back(['Acme'])).toBe('Acme is connected again.');
  expect(back(['Acme', 'Bar'])).toBe('Acme and 1 page are connected again.');
  expect(back(['Bar', 'Cafe'], ['Acme Bakery'])).toBe(
    '2 of 3 pages are connected again. Missing: Acme Bakery.',
  );
  expect(back(['Bar'], ['A', 'B', 'C', 'D', 'E'])).toBe(
    '1 of 6 pages is connected again. Missing: A, B, C and 2 more.',
  );
  expect(back([], ['A', 'B'])).toBe('None of 2 pages is connected again.');
  expect(back([], ['Acme'])).toBe('Acme is still not connected.');
  expect(resultText({ network: 'facebook' }, { kind: 'not_listed' })).toBe(
    'Access was granted again, but Facebook did not list the pages. The next check asks again.',
  );
  expect(resultText({ network: 'custom', server: 'https://id.example' }, { kind: 'not_listed' })).toBe(
    'Access was granted again, but id.example did not list the accounts. The next check asks again.',
  );
  expect(resultText({ network: 'facebook' }, undefined)).toBe('Access was granted.');
  expect(restoresText('facebook', 2)).toBe('restores both pages');
  expect(restoresText('x', 3)).toBe('restores all 3 accounts');
});

test.each([
  ['', { page: 'issues' }],
  ['#/profiles', { page: 'profiles', view: WHOLE_LIST }],
  ['#/profiles?state=red&shown=-3', { page: 'profiles', view: WHOLE_LIST }],
  ['#/profiles/a%20b', { page: 'profile', id: 'a b' }],
  ['#/profiles/%', { page: 'profile', id: '%' }],
  ['#/settings/apps', { page: 'apps' }],
  ['#/connect', { page: 'connect', network: null, loginId: null }],
  ['#/connect/mastodon/anna', { page: 'connect', network: 'mastodon', loginId: 'anna' }],
  ['#/finish/f', { page: 'finish', flowId: 'f' }],
  ['#/finish', { page: 'issues' }],
  ['#/nowhere', { page: 'issues' }],
])('the address %s', (hash, route) => expect(readRoute(hash)).toEqual(route));

test('whatever a list shows is read back from its address', () => {
  const view = fc.record({
    filter: fc.constantFrom(...PROFILE_FILTERS),
    search: fc.string({ unit: 'grapheme' }),
    group: fc.constantFrom('', 'none', 'a-group', 'ein Ding & mehr'),
    limit: fc.integer({ min: LIST_PAGE, max: 100_000 }),
  });
  fc.assert(
    fc.property(view, (shown) => {
      expect(readRoute(listHash(shown))).toEqual({ page: 'profiles', view: shown });
    }),
  );
});

test.each([
  ['Acme Bakery', 'AB'],
  ['museum', 'M'],
  ['“Zur Post”', 'ZP'],
])('the letters of %s', (name, letters) => expect(initials(name)).toBe(letters));

test('menu keys', () => {
  const labels = ['Reconnect', 'Refresh', 'Unlink'];
  expect(nextItem('ArrowUp', 0, labels)).toBe(2);
  expect(nextItem('r', 0, labels)).toBe(1);
  expect(nextItem('u', 0, labels)).toBe(2);
  expect(nextItem('Enter', 0, labels)).toBeNull();
});
