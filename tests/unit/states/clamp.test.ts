import { describe, expect, test } from 'vitest';
import { DAY, HOUR, MINUTE } from '@/utils/core/time';
import { type LoginRow, NEVER } from '@/utils/db/rows';
import { clampedLogin, clampedProfile } from '@/utils/states/clamp';
import { healthyLogin, profileOf } from '../../rows';

const NOW = Date.UTC(2026, 10, 22);
const EVIDENCE = { at: 0, host: 'a.example', path: '/me', status: 401, code: null, subcode: null } as const;

function login(changes: Partial<LoginRow> = {}): LoginRow {
  return healthyLogin('anna', NOW, changes);
}

function clamped(changes: Partial<LoginRow>, ahead = 0): LoginRow {
  return clampedLogin(login(changes), ahead, NOW);
}

describe('a login after the clock came back', () => {
  test.each(['connectedAt', 'lastCheckedAt'] as const)(
    'has no %s in the future, and one of the past stays',
    (moment) => {
      expect(clamped({ [moment]: NOW + DAY })[moment]).toBe(NOW);
      expect(clamped({ [moment]: NOW - HOUR })[moment]).toBe(NOW - HOUR);
    },
  );

  test('was proved when its tokens were issued, at the least', () => {
    const { lastVerifiedAt, verifyBy } = clamped({ lastVerifiedAt: NOW + DAY });
    expect(lastVerifiedAt).toBe(login().grant?.renewedAt);
    expect(verifyBy).toBeLessThan(NOW);
  });

  test('keeps a proof of the past that lasts no longer than a proof can', () => {
    expect(clamped({ verifyBy: NOW + 2 * DAY }).verifyBy).toBe(NOW + 2 * DAY);
    expect(clamped({ verifyBy: NOW + 2 * DAY + MINUTE }).verifyBy).toBeLessThan(NOW);
  });

  test('is due, and so are its dates', () => {
    expect(clamped({ nextCheckAt: NOW + HOUR }).nextCheckAt).toBe(NOW);
    expect(clamped({ nextCheckAt: NOW - HOUR }).nextCheckAt).toBe(NOW - HOUR);
    expect(clamped({}).stateDueAt).toBe(NOW);
  });

  test('keeps a pause that its server can have asked for, and no other', () => {
    const unknown = { reason: 'rate_limited', since: NOW - HOUR, evidence: null } as const;
    expect(clamped({ unknown, nextCheckAt: NOW + DAY }).nextCheckAt).toBe(NOW + DAY);
    expect(clamped({ unknown, nextCheckAt: NOW + 2 * DAY }).nextCheckAt).toBe(NOW);
    const outage = { ...unknown, reason: 'outage' } as const;
    expect(clamped({ unknown: outage, nextCheckAt: NOW + HOUR }).nextCheckAt).toBe(NOW);
    expect(clamped({ nextCheckAt: NEVER }).nextCheckAt).toBe(NEVER);
  });

  test('was suspected, found dead and out of reach in the past', () => {
    const suspicion = {
      cause: 'revoked',
      proof: 'ambiguous',
      firstAt: NOW + HOUR,
      lastAt: NOW + DAY,
      strikes: 1,
      evidence: EVIDENCE,
    } as const;
    const row = clamped({
      suspicion,
      death: { cause: 'revoked', at: NOW + DAY, evidence: null },
      unknown: { reason: 'outage', since: NOW + DAY, evidence: null },
    });
    expect(row.suspicion).toEqual({ ...suspicion, firstAt: NOW, lastAt: NOW });
    expect(row.death).toEqual({ cause: 'revoked', at: NOW, evidence: null });
    expect(row.unknown?.since).toBe(NOW);
  });

  test('keeps what was found in the past as it was', () => {
    const death = { cause: 'revoked', at: NOW - DAY, evidence: null } as const;
    const unknown = { reason: 'outage', since: NOW - DAY, evidence: null } as const;
    expect(clamped({ death, unknown })).toMatchObject({ death, unknown });
  });

  test('that is unlinked is left alone', () => {
    const unlinked = login({ grant: null, nextCheckAt: NEVER, lastVerifiedAt: NOW + DAY });
    expect(clampedLogin(unlinked, DAY, NOW)).toBe(unlinked);
  });
});

describe('a profile after the clock came back', () => {
  const profile = profileOf(login(), 'Acme Bakery', NOW);

  test.each(['stateSince', 'missingSince', 'addedAt'] as const)('has no %s in the future', (moment) => {
    expect(clampedProfile({ ...profile, [moment]: NOW + DAY }, NOW)[moment]).toBe(NOW);
  });

  test('has no finding of the future', () => {
    const limit = { cause: 'role_lost', at: NOW + DAY, evidence: null } as const;
    expect(clampedProfile({ ...profile, limit }, NOW).limit).toEqual({ ...limit, at: NOW });
  });

  test('with its past in the past is the same object', () => {
    const missing = { ...profile, missingSince: NOW - MINUTE };
    expect(clampedProfile(missing, NOW)).toBe(missing);
  });
});
