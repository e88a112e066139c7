import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type EndingLogin, planWarnings, stepOfKey, warningKey } from '@/utils/alerts/plan-warnings';
import { DAY, HOUR } from '@/utils/core/time';
import { type AlertRow, NEVER } from '@/utils/db/rows';
import { reachedStep, warningDistances } from '@/utils/health/warnings';

const START = Date.UTC(2026, 10, 1);

const login = (days: number, changes: Partial<EndingLogin> = {}): EndingLogin => ({
  loginId: 'anna',
  end: { at: START + days * DAY, exact: true, since: START },
  grantedAt: START,
  shelved: false,
  ...changes,
});

/** The outbox of one person, told at once, and what she was told, as "step @ days since the start". */
function outbox() {
  const rows = new Map<string, AlertRow>();
  const told: string[] = [];
  return {
    rows,
    told,
    look: (logins: readonly EndingLogin[], now: number) => {
      const { raise, drop } = planWarnings(logins, [...rows.values()], now);
      for (const key of drop) rows.delete(key);
      for (const row of raise) {
        if (row.sentAt === NEVER) told.push(`${stepOfKey(row.key)} @ ${Math.round((now - START) / DAY)}`);
        rows.set(row.key, { ...row, sentAt: now });
      }
    },
  };
}

describe('the steps of a warning', () => {
  test.each([
    [60, 10, 3],
    [90, 10, 3],
    [14, 2.8, 1],
    [5, 1, 5 / 14],
  ])('a grant of %d days warns %d and %d days ahead, and at its end', (life, ahead, soon) => {
    const distances = warningDistances({ since: START, at: START + life * DAY });
    expect(distances).toEqual({
      ahead: expect.closeTo(ahead * DAY, 3),
      soon: expect.closeTo(soon * DAY, 3),
      end: 0,
    });
  });

  test('one that lives for hours has none', () => {
    expect(warningDistances({ since: START, at: START + 8 * HOUR })).toBeNull();
    expect(reachedStep({ since: START, at: START + HOUR }, START + 2 * HOUR)).toBeNull();
  });
});

describe('the plan', () => {
  test('warns ten days ahead, three days ahead and at the end, once each', () => {
    const { look, told } = outbox();
    for (let hour = 0; hour <= 62 * 24; hour += 6) look([login(60)], START + hour * HOUR);
    expect(told).toEqual(['ahead @ 50', 'soon @ 57', 'end @ 60']);
  });

  test('a browser that was closed delays a warning and skips none; of several it tells the most urgent', () => {
    const { look, told } = outbox();
    look([login(60)], START);
    look([login(60)], START + 55 * DAY);
    look([login(60)], START + 55 * DAY);
    expect(told).toEqual(['ahead @ 55']);
    const late = outbox();
    late.look([login(60)], START + 58 * DAY);
    late.look([login(60)], START + 61 * DAY);
    expect(late.told).toEqual(['soon @ 58', 'end @ 61']);
  });

  test('an estimated date that wavers by hours is the same end', () => {
    const { look, told } = outbox();
    for (let hour = 0; hour <= 61 * 24; hour += 3) {
      const wavers = Math.sin(hour) * 12 * HOUR;
      const end = { at: START + 60 * DAY + wavers, exact: false, since: START };
      look([login(60, { end })], START + hour * HOUR);
    }
    expect(told.map((line) => line.split(' ')[0])).toEqual(['ahead', 'soon', 'end']);
  });

  test('a date that jumps forward takes back what waits, and is warned of anew when it comes', () => {
    const waiting = planWarnings([login(60)], [], START + 51 * DAY).raise;
    expect(planWarnings([login(120)], waiting, START + 52 * DAY)).toEqual({
      raise: [],
      drop: [warningKey('anna', 'ahead')],
    });
    const { look, told } = outbox();
    look([login(60)], START + 51 * DAY);
    look([login(120)], START + 52 * DAY);
    look([login(120)], START + 111 * DAY);
    expect(told).toEqual(['ahead @ 51', 'ahead @ 111']);
  });

  test('a new sign-in begins anew, even where the end has not moved away', () => {
    const { look, told } = outbox();
    look([login(60)], START + 58 * DAY);
    look([login(62, { grantedAt: START + 59 * DAY })], START + 59.5 * DAY);
    expect(told).toEqual(['soon @ 58', 'soon @ 60']);
  });

  test('what has died or was unlinked is not warned of, and is told nothing twice when it comes back', () => {
    const waiting = planWarnings([login(60)], [], START + 51 * DAY).raise;
    const dead = login(60, { end: null });
    expect(planWarnings([dead], waiting, START + 52 * DAY).drop).toEqual([warningKey('anna', 'ahead')]);
    const { look, told } = outbox();
    look([login(60)], START + 51 * DAY);
    look([dead], START + 52 * DAY);
    look([login(60)], START + 53 * DAY);
    expect(told).toEqual(['ahead @ 51']);
    const unlinked = login(60, { end: null, grantedAt: null });
    expect(planWarnings([unlinked], waiting, START + 52 * DAY).drop).toHaveLength(1);
  });

  test('what is snoozed is warned of when its time is over', () => {
    const { look, told } = outbox();
    look([login(60, { shelved: true })], START + 51 * DAY);
    look([login(60)], START + 53 * DAY);
    expect(told).toEqual(['ahead @ 53']);
  });

  test('a clock that is set back raises and takes back nothing', () => {
    const { look, told } = outbox();
    look([login(60)], START + 51 * DAY);
    look([login(60)], START + 5 * DAY);
    look([login(60)], START + 52 * DAY);
    expect(told).toEqual(['ahead @ 51']);
  });

  test('whenever it is looked at: never before its time, never twice, never skipped', () => {
    const lives = fc.integer({ min: 1, max: 400 });
    const looks = fc.array(fc.double({ min: 0, max: 1.2, noNaN: true }), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(lives, looks, (life, moments) => {
        const { look, told, rows } = outbox();
        const steps: string[] = [];
        for (const part of [...moments].sort((a, b) => a - b)) {
          const now = START + part * life * DAY;
          const before = told.length;
          look([login(life)], now);
          const reached = reachedStep({ since: START, at: START + life * DAY }, now);
          // After each look the most urgent step reached is on file, and nothing that lies ahead is.
          if (reached) expect(rows.has(warningKey('anna', reached))).toBe(true);
          if (told.length > before) {
            expect(told.length).toBe(before + 1);
            expect(told.at(-1)?.startsWith(`${reached} `)).toBe(true);
            steps.push(String(reached));
          }
        }
        expect(new Set(steps).size).toBe(steps.length);
      }),
    );
  });

  test('five hundred logins cost one pass', () => {
    const many = Array.from({ length: 500 }, (_, index) => login(60, { loginId: `l${index}` }));
    const first = planWarnings(many, [], START + 51 * DAY);
    expect(first.raise).toHaveLength(500);
    expect(planWarnings(many, first.raise, START + 51 * DAY)).toEqual({ raise: [], drop: [] });
  });
});
