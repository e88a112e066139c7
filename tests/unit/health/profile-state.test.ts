import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DAY, HOUR, MINUTE } from '@/utils/core/time';
import {
  type ProfileFacts,
  profileState,
  shownState,
  stateDueAt,
  warningWindow,
} from '@/utils/health/profile-state';

const NOW = Date.UTC(2026, 10, 22);
const facts = (changes: Partial<ProfileFacts> = {}): ProfileFacts => ({
  death: null,
  limit: null,
  humanNeeded: null,
  uncheckableSince: null,
  ...changes,
});
const end = (at: number, exact = true, since = NOW - 30 * DAY) => ({ at, exact, since });
const moment = fc.integer({ min: NOW - 400 * DAY, max: NOW + 400 * DAY });

describe('warningWindow', () => {
  test.each([
    ['60 days', 60 * DAY, 10 * DAY],
    ['50 days', 50 * DAY, 10 * DAY],
    ['14 days', 14 * DAY, 2.8 * DAY],
    ['one hour', HOUR, 12 * MINUTE],
  ])('for a life of %s', (_, life, expected) => {
    expect(warningWindow({ since: NOW, at: NOW + life })).toBeCloseTo(expected);
  });
});

describe('profileState', () => {
  test('no known end: connected', () => {
    expect(profileState(facts(), NOW).state).toBe('connected');
  });

  test('inside the window: expiring, since the window began', () => {
    const humanNeeded = end(NOW + 9 * DAY, true, NOW - 51 * DAY);
    expect(profileState(facts({ humanNeeded }), NOW)).toEqual({
      state: 'expiring',
      cause: null,
      evidence: null,
      since: NOW - DAY,
    });
  });

  test.each([true, false])('a date that has passed is a warning and no proof (exact: %s)', (exact) => {
    expect(profileState(facts({ humanNeeded: end(NOW - 90 * DAY, exact) }), NOW)).toMatchObject({
      state: 'expiring',
      cause: null,
    });
  });

  test('what only a sign-in can let Relink check again needs the person, and is no proof', () => {
    const lost = facts({ uncheckableSince: NOW - DAY });
    expect(profileState(lost, NOW)).toMatchObject({ state: 'expiring', cause: null, since: NOW - DAY });
    const death = { cause: 'revoked', at: NOW - 2 * DAY, evidence: null } as const;
    expect(profileState({ ...lost, death }, NOW).state).toBe('disconnected');
  });

  test('a proved end outweighs a limit, and both outweigh every date', () => {
    const death = { cause: 'password_changed', at: NOW - DAY, evidence: null } as const;
    const limit = { cause: 'role_lost', at: NOW - 2 * DAY, evidence: null } as const;
    const humanNeeded = end(NOW + 90 * DAY);
    expect(profileState(facts({ death, limit, humanNeeded }), NOW).cause).toBe('password_changed');
    expect(profileState(facts({ limit, humanNeeded }), NOW)).toMatchObject({
      state: 'disconnected',
      cause: 'role_lost',
    });
  });

  test('nothing but a finding ever disconnects', () => {
    fc.assert(
      fc.property(moment, moment, moment, fc.boolean(), (since, at, now, exact) => {
        const humanNeeded = end(at, exact, since);
        expect(profileState(facts({ humanNeeded }), now).state).not.toBe('disconnected');
      }),
    );
  });
});

describe('stateDueAt', () => {
  test('is when the warning begins, then the date itself, then nothing', () => {
    const all = facts({ humanNeeded: end(NOW + 60 * DAY) });
    expect(stateDueAt(all, NOW)).toBe(NOW + 50 * DAY);
    expect(stateDueAt(all, NOW + 50 * DAY)).toBe(NOW + 60 * DAY);
    expect(stateDueAt(all, NOW + 60 * DAY)).toBeNull();
  });

  test('no state changes before it', () => {
    fc.assert(
      fc.property(moment, moment, moment, fc.boolean(), (since, at, now, exact) => {
        const all = facts({ humanNeeded: end(at, exact, since) });
        const due = stateDueAt(all, now);
        const before = profileState(all, now).state;
        if (due === null) {
          expect(profileState(all, now + 1000 * DAY).state).toBe(before);
        } else {
          expect(due).toBeGreaterThan(now);
          expect(profileState(all, due - 1).state).toBe(before);
          expect(profileState(all, due).state).toBe('expiring');
        }
      }),
    );
  });
});

describe('shownState', () => {
  test('a proof that is too old is never green', () => {
    expect(shownState('connected', NOW - 1, NOW)).toBe('unverified');
    expect(shownState('connected', NOW, NOW)).toBe('connected');
  });

  test('what is known to be wrong stays what it is', () => {
    expect(shownState('disconnected', NOW - DAY, NOW)).toBe('disconnected');
    expect(shownState('expiring', NOW - DAY, NOW)).toBe('expiring');
  });
});
