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
  grantedAt: NOW - 30 * DAY,
  ...changes,
});
const moment = fc.integer({ min: NOW - 400 * DAY, max: NOW + 400 * DAY });

describe('warningWindow', () => {
  test.each([
    ['60 days', 60 * DAY, 10 * DAY],
    ['50 days', 50 * DAY, 10 * DAY],
    ['14 days', 14 * DAY, 2.8 * DAY],
    ['one hour', HOUR, 12 * MINUTE],
  ])('for a life of %s', (_, life, expected) => {
    expect(warningWindow(NOW, NOW + life)).toBeCloseTo(expected);
  });
});

describe('profileState', () => {
  test('no known end: connected', () => {
    expect(profileState(facts(), NOW).state).toBe('connected');
  });

  test('inside the window: expiring, since the window began', () => {
    const humanNeeded = { at: NOW + 9 * DAY, exact: true };
    expect(profileState(facts({ humanNeeded, grantedAt: NOW - 51 * DAY }), NOW)).toEqual({
      state: 'expiring',
      cause: null,
      evidence: null,
      since: NOW - DAY,
    });
  });

  test('an exact date that has passed disconnects, since that date', () => {
    const humanNeeded = { at: NOW - HOUR, exact: true };
    expect(profileState(facts({ humanNeeded }), NOW)).toMatchObject({
      state: 'disconnected',
      cause: 'expired',
      since: NOW - HOUR,
    });
  });

  test('an estimated date that has passed is no proof', () => {
    expect(profileState(facts({ humanNeeded: { at: NOW - 90 * DAY, exact: false } }), NOW).state).toBe(
      'expiring',
    );
  });

  test('a proved end outweighs a limit, and both outweigh every date', () => {
    const death = { cause: 'password_changed', at: NOW - DAY, evidence: null } as const;
    const limit = { cause: 'role_lost', at: NOW - 2 * DAY, evidence: null } as const;
    const humanNeeded = { at: NOW + 90 * DAY, exact: true };
    expect(profileState(facts({ death, limit, humanNeeded }), NOW).cause).toBe('password_changed');
    expect(profileState(facts({ limit, humanNeeded }), NOW)).toMatchObject({
      state: 'disconnected',
      cause: 'role_lost',
    });
  });

  test('nothing but a finding or an exact date ever disconnects', () => {
    fc.assert(
      fc.property(moment, moment, moment, (grantedAt, at, now) => {
        const humanNeeded = { at, exact: false };
        expect(profileState(facts({ grantedAt, humanNeeded }), now).state).not.toBe('disconnected');
      }),
    );
  });
});

describe('stateDueAt', () => {
  test('is the moment at which the state changes, and none before it', () => {
    fc.assert(
      fc.property(moment, moment, moment, fc.boolean(), (grantedAt, at, now, exact) => {
        const all = facts({ grantedAt, humanNeeded: { at, exact } });
        const due = stateDueAt(all, now);
        const before = profileState(all, now).state;
        if (due === null) {
          expect(profileState(all, now + 1000 * DAY).state).toBe(before);
        } else {
          expect(due).toBeGreaterThan(now);
          expect(profileState(all, due - 1).state).toBe(before);
          expect(profileState(all, due).state).not.toBe(before);
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
