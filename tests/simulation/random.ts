import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

/** Chance that can be replayed: the same seed gives the same year. */
export interface Random {
  /** A whole number, both ends included. */
  readonly between: (least: number, most: number) => number;
  readonly chance: (probability: number) => boolean;
  readonly pick: <T>(of: readonly T[]) => T;
  /** Lengths of time differ by orders of magnitude: as likely between 1 and 10 minutes as between 10 and 100. */
  readonly spread: (leastMs: number, mostMs: number) => number;
  /** A source of its own, so that one part's appetite does not change another part's luck. */
  readonly fork: () => Random;
}

const GRAIN = 1_000_000;

/** @returns the chance of one seed */
export function random(seed: number): Random {
  const generator = xoroshiro128plus(seed);
  const between = (least: number, most: number) =>
    most <= least ? least : uniformInt(generator, Math.floor(least), Math.floor(most));
  const part = () => between(0, GRAIN) / GRAIN;
  return {
    between,
    chance: (probability) => part() < probability,
    pick: (of) => {
      const found = of[between(0, of.length - 1)];
      if (found === undefined) throw new Error('nothing to pick from');
      return found;
    },
    spread: (leastMs, mostMs) => Math.round(leastMs * (mostMs / leastMs) ** part()),
    fork: () => random(between(1, 2 ** 31 - 1)),
  };
}
