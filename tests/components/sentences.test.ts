import { describe, expect, test, vi } from 'vitest';
import { ago, day, momentSince, timeLeft } from '@/components/text/dates';
import { type HeadlineFacts, headline, idleNote } from '@/components/text/headline';
import { profileLine, uncheckableText } from '@/components/text/profile-line';
import { DAY, HOUR, MINUTE } from '@/utils/core/time';
import { CAUSES, causeText, reconnectMends } from '@/utils/health/cause';
import { needCounts } from './need-counts';
import { loginRow, NOW, profileRow } from './seed';

describe('dates', () => {
  test.each([
    [30_000, 'just now'],
    [13 * DAY, '13 days ago'],
    [15 * DAY, '2 weeks ago'],
    [50 * DAY, '7 weeks ago'],
    [65 * DAY, '2 months ago'],
    [650 * DAY, '21 months ago'],
    [800 * DAY, '2 years ago'],
  ])('%i ms back is told in the largest unit that says enough: %s', (back, words) => {
    expect(ago(NOW - back, NOW)).toBe(words);
  });

  test('a moment of today is a time, an older one has its day', () => {
    expect(momentSince(NOW - MINUTE, NOW)).toMatch(/^\d\d:\d\d$/);
    expect(momentSince(NOW - 3 * DAY, NOW)).toMatch(/^2 March.* \d\d:\d\d$/);
  });

  test('a day of another year has its year', () => {
    expect(day(NOW + DAY, NOW)).toBe('6 March');
    expect(day(NOW + 400 * DAY, NOW)).toBe('8 April 2028');
  });

  test('a person who travels while a page is open reads the dates of where they are', () => {
    vi.stubEnv('TZ', 'Asia/Tokyo');
    const inTokyo = momentSince(NOW - MINUTE, NOW);
    vi.stubEnv('TZ', 'America/New_York');
    const inNewYork = momentSince(NOW - MINUTE, NOW);
    vi.unstubAllEnvs();
    expect([inTokyo, inNewYork]).toEqual(['17:59', '03:59']);
  });

  test('the last day is counted in hours', () => {
    expect(timeLeft(NOW + 30 * HOUR, NOW)).toBe('1 day left');
    expect(timeLeft(NOW + HOUR, NOW)).toBe('1 hour left');
    expect(timeLeft(NOW, NOW)).toBe('the date has passed');
  });
});

describe('causes', () => {
  test('reconnecting is offered where it can help, and only there', () => {
    expect(CAUSES.filter((cause) => !reconnectMends(cause))).toEqual([
      'role_lost',
      'account_suspended',
      'app_problem',
    ]);
  });

  test.each([
    ['expired', /Reconnect/],
    ['revoked', /Reconnect/],
    ['password_changed', /new password and reconnect/],
    ['action_required', /finish what it asks for, then reconnect/],
    ['permission_missing', /leave every permission switched on/],
    ['role_lost', /Ask an administrator/],
    ['not_selected', /Reconnect and tick it/],
    ['account_suspended', /Reconnecting cannot help/],
    ['account_closed', /reconnect; otherwise unlink/],
    ['app_problem', /press Test app/],
    ['unlinked', /Connect it again/],
  ] as const)('%s ends with what to do', (cause, fix) => {
    expect(causeText(cause).fix).toMatch(fix);
    expect(causeText(cause).sentence).toMatch(/\.$/);
  });
});

describe('the headline', () => {
  const sweep = {
    id: 'sweep',
    startedAt: NOW,
    endedAt: null,
    total: 3,
    done: 0,
    idleSince: NOW - 3 * DAY,
  } as const;
  const well: HeadlineFacts = {
    counts: needCounts({}),
    unfinished: 0,
    any: true,
    healthy: 3,
    stalest: null,
    sweep: null,
  };
  const told = (facts: Partial<HeadlineFacts>) => headline({ ...well, ...facts }, NOW);
  const stalest = loginRow('anna', { lastVerifiedAt: NOW - DAY });

  test('says that nothing ran only while the first sweep after it runs', () => {
    expect(idleNote(sweep)).toBe('Relink was not running for 3 days. Checking now…');
    expect(idleNote({ ...sweep, endedAt: NOW })).toBeNull();
    expect(idleNote({ ...sweep, idleSince: null })).toBeNull();
  });

  test('puts what is broken first, and one thing beside it: the sleep, then what is unfinished, then what is old', () => {
    const counts = needCounts({ disconnected: 2, signIns: 1 });
    const facts = { counts, unfinished: 1, stalest, sweep };
    expect(told(facts)).toMatchObject({ tone: 'disconnected', title: '1 sign-in brings back 2 profiles' });
    expect(told(facts).note).toMatch(/^Relink was not running/);
    expect(told({ ...facts, sweep: null }).note).toBe('1 sign-in is not finished');
    expect(told({ ...facts, sweep: null, unfinished: 0 }).note).toMatch(/^Others not verified since/);
  });

  test('is green only where every proof is fresh and nothing is left to do', () => {
    expect(told({})).toEqual({ tone: 'connected', title: 'All 3 connected', note: null });
    expect(told({ healthy: 1 }).title).toBe('Your profile is connected');
    expect(told({ sweep }).tone).toBe('unverified');
    expect(told({ stalest }).tone).toBe('unverified');
    expect(told({ counts: needCounts({ expiring: 1, expiringSignIns: 1 }) })).toMatchObject({
      tone: 'expiring',
      title: '1 sign-in keeps 1 profile connected',
    });
    expect(told({ counts: needCounts({ shelved: 1 }) })).toEqual({
      tone: 'unverified',
      title: 'Nothing needs you now',
      note: '1 profile is snoozed.',
    });
    expect(told({ unfinished: 2 })).toMatchObject({ tone: 'expiring', title: '2 sign-ins are not finished' });
  });

  test('of nobody connected yet is the first step, or the sign-in that is left to finish', () => {
    expect(told({ any: false }).title).toBe('Connect your first profile');
    expect(told({ any: false, unfinished: 1 }).title).toBe('1 sign-in is not finished');
  });
});

test('the line of a profile that only its person can open again says why, and no date', () => {
  const unknown = { reason: 'vault_locked', since: NOW - HOUR, evidence: null } as const;
  const login = loginRow('anna', { unknown, humanNeededAt: NOW + DAY });
  const line = profileLine(profileRow('p', 'anna', { state: 'expiring' }), login, NOW);
  expect(line).toBe(uncheckableText('vault_locked'));
  expect(line).toMatch(/reconnect/);
});
