import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { HOUR, MINUTE } from '@/utils/core/time';
import {
  afterRenewal,
  isRefutedByRenewal,
  judgeSuspects,
  raiseSuspicion,
  STRIKE_GAP,
  type Suspicion,
} from '@/utils/health/suspicion';
import { ambiguous, definite, evidence, NOW } from './accusations';

/** @returns what is judged of a login that is asked alone */
function judge(suspicion: Suspicion | null, now: number) {
  const alone = { id: 'a', suspicion, death: null, lastCheckedAt: now, lastVerifiedAt: NOW - HOUR };
  return judgeSuspects([alone], now).get('a')?.kind;
}

describe('a renewal that succeeds', () => {
  const differential = { cause: 'revoked', proof: 'probable', evidence } as const;
  const onHold = { cause: 'account_suspended', proof: 'ambiguous', evidence } as const;
  const refusedApp = { cause: 'app_problem', proof: 'ambiguous', evidence } as const;

  test('refutes generic words about the end of the grant, and nothing else', () => {
    const left = [ambiguous, differential, definite, onHold, refusedApp].map(
      (accusation) => afterRenewal(raiseSuspicion(null, accusation, NOW)) !== null,
    );
    expect(left).toEqual([false, true, true, true, true]);
    expect(isRefutedByRenewal(ambiguous, NOW, NOW + MINUTE)).toBe(true);
    for (const accusation of [differential, definite, onHold, refusedApp])
      expect(isRefutedByRenewal(accusation, NOW, NOW + MINUTE)).toBe(false);
  });

  test('speaks for ten minutes, and never for the tokens of a sign-in', () => {
    expect(isRefutedByRenewal(ambiguous, NOW, NOW + STRIKE_GAP - 1)).toBe(true);
    expect(isRefutedByRenewal(ambiguous, NOW, NOW + STRIKE_GAP)).toBe(false);
    expect(isRefutedByRenewal(ambiguous, null, NOW)).toBe(false);
  });

  test('the differential proof takes two strikes, with or without it', () => {
    const once = raiseSuspicion(null, differential, NOW);
    expect(judge(once, NOW)).toBe('waiting');
    const twice = raiseSuspicion(afterRenewal(once), differential, NOW + STRIKE_GAP);
    expect(judge(twice, NOW + STRIKE_GAP)).toBe('proved');
    const vaguer = raiseSuspicion(twice, ambiguous, NOW + 2 * STRIKE_GAP);
    expect(vaguer.proof).toBe('probable');
  });

  interface Check {
    /** Milliseconds since the check before. */
    readonly after: number;
    readonly renews: boolean;
  }
  const checks = (most: number, least = 1) =>
    fc.array(fc.record({ after: fc.integer({ min: 1, max: HOUR }), renews: fc.boolean() }), {
      minLength: least,
      maxLength: most,
    });

  /** Plays checks of one login that a generic word refuses. @returns when each came, and when it was called dead */
  function play(refused: readonly Check[]) {
    const state = { now: NOW, suspicion: null as Suspicion | null, renewedAt: null as number | null };
    const asked: number[] = [];
    for (const { after, renews } of refused) {
      state.now += after;
      asked.push(state.now);
      if (renews) Object.assign(state, { renewedAt: state.now, suspicion: afterRenewal(state.suspicion) });
      const { now, renewedAt } = state;
      if (isRefutedByRenewal(ambiguous, renewedAt, now)) continue;
      state.suspicion = raiseSuspicion(state.suspicion, ambiguous, now);
      if (judge(state.suspicion, now) === 'proved') return { asked, renewedAt, diedAt: now };
    }
    return { asked, renewedAt: state.renewedAt, diedAt: null };
  }

  test('is never outvoted by words from before it or right after it', () => {
    fc.assert(
      fc.property(checks(30), (refused) => {
        const { renewedAt, diedAt } = play(refused);
        if (diedAt !== null && renewedAt !== null)
          expect(diedAt - renewedAt).toBeGreaterThanOrEqual(2 * STRIKE_GAP);
      }),
    );
  });

  test('hides no death: what is refused twice, ten minutes and more after the last one, is told', () => {
    fc.assert(
      fc.property(checks(10), checks(30, 5), (before, after) => {
        const { asked, renewedAt, diedAt } = play([
          ...before,
          ...after.map((check) => ({ ...check, renews: false })),
        ]);
        const counted = asked.filter((at) => at - (renewedAt ?? 0) >= STRIKE_GAP);
        const second = counted.find((at) => at - (counted[0] ?? at) >= STRIKE_GAP);
        expect(diedAt).toBe(second ?? null);
      }),
    );
  });
});
