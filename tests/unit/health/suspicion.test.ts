import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DAY, HOUR, MINUTE } from '@/utils/core/time';
import { nextAfterFailure } from '@/utils/health/rhythm';
import {
  judgeSuspects,
  raiseSuspicion,
  STRIKE_GAP,
  type Suspect,
  type Suspicion,
} from '@/utils/health/suspicion';
import { ambiguous, definite, evidence, NOW } from './accusations';

/** A login whose last check was its last strike, or its last proof where there is no suspicion. */
const suspect = (id: string, suspicion: Suspicion | null, lastVerifiedAt = NOW - HOUR): Suspect => ({
  id,
  suspicion,
  death: null,
  lastCheckedAt: suspicion?.lastAt ?? lastVerifiedAt,
  lastVerifiedAt,
});
const judge = (logins: readonly Suspect[], now: number, id = 'a') => judgeSuspects(logins, now).get(id)?.kind;
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

  test('one that was raised by a clock that ran ahead began now at the latest, and its gap is counted from now', () => {
    const future = struck(ambiguous, NOW + DAY);
    const again = raiseSuspicion(future, ambiguous, NOW);
    expect(again).toMatchObject({ strikes: 1, firstAt: NOW, lastAt: NOW });
    expect(raiseSuspicion(again, ambiguous, NOW + STRIKE_GAP).strikes).toBe(2);
  });

  describe('by the server’s clock too, where it tells', () => {
    const told = (serverAt: number) => ({ ...ambiguous, evidence: { ...evidence, serverAt } });
    const first = raiseSuspicion(null, told(NOW), NOW);

    test('a clock that was set forward in between makes no second strike', () => {
      const jumped = NOW + DAY;
      const second = raiseSuspicion(first, told(NOW + MINUTE), jumped);
      expect(second).toMatchObject({ strikes: 1, lastAt: jumped - MINUTE });
      const third = raiseSuspicion(second, told(NOW + STRIKE_GAP), jumped + STRIKE_GAP - MINUTE);
      expect(third).toMatchObject({ strikes: 2 });
    });

    test('ten minutes are ten minutes, and a server’s clock that stands still puts nothing off for ever', () => {
      expect(raiseSuspicion(first, told(NOW + STRIKE_GAP - 1000), NOW + STRIKE_GAP).strikes).toBe(2);
      const frozen = raiseSuspicion(first, told(NOW), NOW + STRIKE_GAP);
      expect(frozen.strikes).toBe(1);
      expect(raiseSuspicion(frozen, told(NOW), NOW + 2 * STRIKE_GAP).strikes).toBe(2);
    });

    test('a server that does not tell is taken by our clock', () => {
      expect(raiseSuspicion(first, ambiguous, NOW + STRIKE_GAP).strikes).toBe(2);
    });
  });

  test('a definite answer makes the whole suspicion definite, and stays so', () => {
    const both = raiseSuspicion(struck(definite, NOW), ambiguous, NOW + MINUTE);
    expect(both.proof).toBe('definite');
  });
});

describe('judgeSuspects', () => {
  const later = NOW + STRIKE_GAP;
  const muchLater = NOW + 2 * STRIKE_GAP;

  test('a definite answer about one login is proof at once', () => {
    expect(judge([suspect('a', struck(definite, NOW))], NOW)).toBe('proved');
  });

  test('an ambiguous answer waits for the second strike', () => {
    expect(judge([suspect('a', struck(ambiguous, NOW))], NOW)).toBe('waiting');
    expect(judge([suspect('a', struck(ambiguous, NOW, later))], later)).toBe('proved');
  });

  test('three logins that fail together are held although each answer is definite', () => {
    const group = ['a', 'b', 'c'].map((id) => suspect(id, struck(definite, NOW)));
    expect([...judgeSuspects(group, NOW).values()].map(({ kind }) => kind)).toEqual(['held', 'held', 'held']);
  });

  test('a held group is believed when the definite answer comes for the third time', () => {
    const group = (...times: number[]) =>
      ['a', 'b', 'c'].map((id) => suspect(id, struck(definite, ...times)));
    expect(judge(group(NOW, later), later)).toBe('held');
    expect(judge(group(NOW, later, muchLater), muchLater)).toBe('proved');
  });

  test('ambiguous answers of a group must outlast an outage of an hour', () => {
    const times = [0, 10, 20, 30, 40, 50].map((minutes) => NOW + minutes * MINUTE);
    const group = ['a', 'b', 'c'].map((id) => suspect(id, struck(ambiguous, ...times)));
    expect(judge(group, NOW + 50 * MINUTE)).toBe('held');
    expect(judge(group, NOW + HOUR)).toBe('proved');
  });

  test.each([
    ['definite', definite],
    ['ambiguous', ambiguous],
  ])('four logins in one sweep with one healthy node are held (%s)', (_, accusation) => {
    const failing = ['a', 'b', 'c'].map((id) => suspect(id, struck(accusation, NOW)));
    expect(judge([...failing, suspect('d', null, NOW + MINUTE)], NOW + MINUTE)).toBe('held');
  });

  test('a healthy node lifts the hour, but takes two new strikes of an ambiguous suspicion', () => {
    const held = (...times: number[]) => {
      const suspicion = struck(ambiguous, NOW, ...times);
      return suspicion && { ...suspicion, heldStrikes: 1 };
    };
    const well = suspect('d', null, NOW + MINUTE);
    const group = (...times: number[]) => [
      ...['a', 'b', 'c'].map((id) => suspect(id, held(...times))),
      { ...well, lastCheckedAt: NOW + 19 * MINUTE, lastVerifiedAt: NOW + 19 * MINUTE },
    ];
    expect(judge(group(later), later)).toBe('held');
    expect(judge(group(later, muchLater), muchLater)).toBe('proved');
    const alone = group(later, muchLater).slice(0, 3);
    expect(judge(alone, muchLater)).toBe('held');
  });

  test('strikes of an outage count no more once it is over', () => {
    const suspicion = struck(ambiguous, NOW, later);
    const explained = suspicion && { ...suspicion, heldStrikes: 2 };
    const others = ['b', 'c', 'd', 'e'].map((id) => suspect(id, null, NOW + 15 * MINUTE));
    expect(judge([suspect('a', explained), ...others], later)).toBe('waiting');
    const again = raiseSuspicion(explained, ambiguous, muchLater);
    expect(judge([suspect('a', again), ...others], muchLater)).toBe('waiting');
    const thrice = raiseSuspicion(again, ambiguous, muchLater + STRIKE_GAP);
    expect(judge([suspect('a', thrice), ...others], muchLater + STRIKE_GAP)).toBe('proved');
    const named = raiseSuspicion(explained, definite, muchLater);
    expect(judge([suspect('a', named), ...others], muchLater)).toBe('proved');
  });

  test('three of many that were asked lately are no group', () => {
    const three = ['a', 'b', 'c'].map((id) => suspect(id, struck(definite, NOW)));
    const asked = ['d', 'e', 'f', 'g'].map((id) => suspect(id, null, NOW - MINUTE));
    expect(judge([...three, ...asked], NOW)).toBe('proved');
  });

  test('those that nobody has asked since the failing began say nothing about now', () => {
    const three = ['a', 'b', 'c'].map((id) => suspect(id, struck(definite, NOW)));
    const silent = ['d', 'e', 'f', 'g', 'h', 'i'].map((id) => suspect(id, null, NOW - 10 * MINUTE));
    expect(judge([...three, ...silent], NOW)).toBe('held');
  });

  test('three that were asked on different days are no group', () => {
    const spread = ['a', 'b', 'c'].map((id, day) => suspect(id, struck(definite, NOW + day * DAY)));
    expect(judge(spread, NOW + 3 * DAY, 'c')).toBe('proved');
  });

  test('an end that was proved long ago is no part of a group, one of the last half hour is', () => {
    const death = { cause: 'revoked', at: NOW, evidence: null } as const;
    const dead = (id: string, at: number): Suspect => ({
      ...suspect(id, struck(definite, at)),
      lastCheckedAt: NOW,
      death: { ...death, at },
    });
    const fresh = suspect('a', struck(definite, NOW));
    expect(judge([fresh, dead('b', NOW - DAY), dead('c', NOW - DAY)], NOW)).toBe('proved');
    expect(judge([fresh, dead('b', NOW - MINUTE), dead('c', NOW - MINUTE)], NOW)).toBe('held');
  });

  test('an app problem needs two strikes and no more, since it is the group’s own cause', () => {
    const refused = { cause: 'app_problem', proof: 'ambiguous', evidence } as const;
    const strikes = (...times: number[]) =>
      times.reduce<Suspicion | null>((before, at) => raiseSuspicion(before, refused, at), null);
    const once = ['a', 'b', 'c'].map((id) => suspect(id, strikes(NOW)));
    expect(judge(once, NOW)).toBe('held');
    const twice = ['a', 'b', 'c'].map((id) => suspect(id, strikes(NOW, later)));
    expect(judge(twice, later)).toBe('proved');
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

describe('ten logins, asked 90 seconds apart, in an outage that answers everybody alike', () => {
  const INTERVAL = 15 * MINUTE;

  interface Played extends Suspect {
    readonly due: number;
  }

  /** What is stored of each login after its server was judged. */
  function settleAll(logins: readonly Played[], now: number): readonly Played[] {
    const judged = judgeSuspects(logins, now);
    return logins.map((login): Played => {
      const judgement = judged.get(login.id);
      if (!login.suspicion || !judgement || login.death || judgement.kind === 'waiting') return login;
      return judgement.kind === 'held'
        ? { ...login, suspicion: { ...login.suspicion, heldStrikes: judgement.strikes } }
        : { ...login, death: { cause: 'revoked', at: now, evidence: null } };
    });
  }

  /** Plays two hours of checks. @returns who was called dead, and when (minutes after the outage began) */
  function play(outage: number, phase: number, revoked: string | null = null) {
    let logins: readonly Played[] = Array.from({ length: 10 }, (_, index) => ({
      ...suspect(`login ${index}`, null, NOW - INTERVAL + index * 90 * 1000 + phase),
      due: NOW + index * 90 * 1000 + phase,
    }));
    const deaths: (readonly [string, number])[] = [];
    for (let now = NOW; now < NOW + 2 * HOUR; now += MINUTE / 2) {
      const due = logins.filter((login) => login.due <= now);
      for (const { id } of due) {
        const fails = now < NOW + outage || id === revoked;
        logins = logins.map((login): Played => {
          if (login.id !== id) return login;
          const checked = { ...login, lastCheckedAt: now };
          if (!fails) return { ...checked, suspicion: null, lastVerifiedAt: now, due: now + INTERVAL };
          const suspicion = raiseSuspicion(login.suspicion, ambiguous, now);
          return { ...checked, suspicion, due: nextAfterFailure(false, suspicion.lastAt, INTERVAL, now) };
        });
        if (!fails) continue;
        const settled = settleAll(logins, now);
        deaths.push(
          ...settled.flatMap((login, at) =>
            login.death && !logins[at]?.death ? [[login.id, (now - NOW) / MINUTE] as const] : [],
          ),
        );
        logins = settled;
      }
    }
    return deaths;
  }

  test('of twelve minutes nobody dies, whenever it begins, nor of a shorter one', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 12 * MINUTE }),
        fc.integer({ min: 0, max: INTERVAL }),
        (outage, phase) => {
          expect(play(outage, phase)).toEqual([]);
        },
      ),
    );
  });

  test('who was revoked all the same is told within half an hour of its end', () => {
    const deaths = play(12 * MINUTE, 0, 'login 4');
    expect(deaths.map(([id]) => id)).toEqual(['login 4']);
    expect(deaths[0]?.[1]).toBeLessThanOrEqual(42);
  });
});
