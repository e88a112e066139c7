import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DAY, HOUR, MINUTE } from '@/utils/core/time';
import {
  judgeSuspects,
  raiseSuspicion,
  STRIKE_GAP,
  type Suspect,
  type Suspicion,
} from '@/utils/health/suspicion';

const NOW = Date.UTC(2026, 10, 22);
const evidence = { at: NOW, host: 'a.example', path: '/', status: 401, code: null, subcode: null };
const ambiguous = { cause: 'revoked', proof: 'ambiguous', evidence } as const;
const definite = { cause: 'password_changed', proof: 'definite', evidence } as const;

const suspect = (id: string, suspicion: Suspicion | null, lastVerifiedAt = NOW - HOUR): Suspect => ({
  id,
  suspicion,
  lastVerifiedAt,
});
const struck = (accusation: typeof ambiguous | typeof definite, ...times: number[]): Suspicion | null =>
  times.reduce<Suspicion | null>((before, at) => raiseSuspicion(before, accusation, at), null);

describe('raiseSuspicion', () => {
  test('answers closer together than ten minutes are one strike', () => {
    expect(struck(ambiguous, NOW, NOW + MINUTE, NOW + 9 * MINUTE)).toMatchObject({
      strikes: 1,
      firstAt: NOW,
      lastAt: NOW,
    });
  });

  test('the second strike lies at least ten minutes after the first', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: HOUR }), { minLength: 1, maxLength: 20 }), (gaps) => {
        const times = [NOW];
        for (const gap of gaps) times.push((times.at(-1) ?? NOW) + gap);
        const suspicion = struck(ambiguous, ...times);
        const span = (times.at(-1) ?? NOW) - NOW;
        expect(suspicion?.strikes).toBeLessThanOrEqual(1 + Math.floor(span / STRIKE_GAP));
      }),
    );
  });

  test('a definite answer makes the whole suspicion definite, and stays so', () => {
    const both = raiseSuspicion(struck(definite, NOW), ambiguous, NOW + MINUTE);
    expect(both.proof).toBe('definite');
  });
});

describe('judgeSuspects', () => {
  test('a definite answer about one login is proof at once', () => {
    expect(judgeSuspects([suspect('a', struck(definite, NOW))], NOW).get('a')).toBe('proved');
  });

  test('an ambiguous answer waits for the second strike', () => {
    expect(judgeSuspects([suspect('a', struck(ambiguous, NOW))], NOW).get('a')).toBe('waiting');
    const again = NOW + STRIKE_GAP;
    expect(judgeSuspects([suspect('a', struck(ambiguous, NOW, again))], again).get('a')).toBe('proved');
  });

  test('three logins that fail together are held although each answer is definite', () => {
    const group = ['a', 'b', 'c'].map((id) => suspect(id, struck(definite, NOW)));
    expect([...judgeSuspects(group, NOW).values()]).toEqual(['held', 'held', 'held']);
  });

  test('a held group is believed when the definite answer stays', () => {
    const group = ['a', 'b', 'c'].map((id) => suspect(id, struck(definite, NOW, NOW + STRIKE_GAP)));
    expect(judgeSuspects(group, NOW + STRIKE_GAP).get('a')).toBe('proved');
  });

  test('ambiguous answers of a group must outlast an outage of an hour', () => {
    const times = [0, 10, 20, 30, 40, 50].map((minutes) => NOW + minutes * MINUTE);
    const group = ['a', 'b', 'c'].map((id) => suspect(id, struck(ambiguous, ...times)));
    expect(judgeSuspects(group, NOW + 50 * MINUTE).get('a')).toBe('held');
    expect(judgeSuspects(group, NOW + HOUR).get('a')).toBe('proved');
  });

  test('one login of the server that works since proves that the server does', () => {
    const group = ['a', 'b', 'c'].map((id) => suspect(id, struck(definite, NOW)));
    const well = suspect('d', null, NOW + MINUTE);
    expect(judgeSuspects([...group, well], NOW + MINUTE).get('a')).toBe('proved');
  });

  test('three of many, or three spread over days, are no group', () => {
    const three = ['a', 'b', 'c'].map((id) => suspect(id, struck(definite, NOW)));
    const well = ['d', 'e', 'f', 'g'].map((id) => suspect(id, null));
    expect(judgeSuspects([...three, ...well], NOW).get('a')).toBe('proved');
    const spread = ['a', 'b', 'c'].map((id, day) => suspect(id, struck(definite, NOW + day * DAY)));
    expect(judgeSuspects(spread, NOW + 3 * DAY).get('c')).toBe('proved');
  });

  test('an app problem needs two strikes and no more, since it is the group’s own cause', () => {
    const refused = { cause: 'app_problem', proof: 'ambiguous', evidence } as const;
    const strikes = (...times: number[]) =>
      times.reduce<Suspicion | null>((before, at) => raiseSuspicion(before, refused, at), null);
    const once = ['a', 'b', 'c'].map((id) => suspect(id, strikes(NOW)));
    expect(judgeSuspects(once, NOW).get('a')).toBe('held');
    const twice = ['a', 'b', 'c'].map((id) => suspect(id, strikes(NOW, NOW + STRIKE_GAP)));
    expect(judgeSuspects(twice, NOW + STRIKE_GAP).get('a')).toBe('proved');
  });
});

describe('answers with different reasons', () => {
  const refusedApp = { cause: 'app_problem', proof: 'ambiguous', evidence } as const;

  test('a refused app is no second strike for an ended grant, nor the other way round', () => {
    const later = NOW + STRIKE_GAP;
    expect(raiseSuspicion(struck(ambiguous, NOW), refusedApp, later)).toMatchObject({
      strikes: 1,
      firstAt: later,
    });
    expect(raiseSuspicion(raiseSuspicion(null, refusedApp, NOW), ambiguous, later)).toMatchObject({
      strikes: 1,
    });
  });

  test('a reason that was named stays named', () => {
    const later = raiseSuspicion(struck(definite, NOW), ambiguous, NOW + STRIKE_GAP);
    expect(later).toMatchObject({ cause: 'password_changed', proof: 'definite', strikes: 2 });
  });
});
