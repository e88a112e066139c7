import { expect, test } from 'vitest';
import { simulate } from './simulate.ts';

/** Declares one test for each seed: none of the rules is broken in its time. */
export function expectToHold(seeds: readonly number[]): void {
  test.each(seeds)('seed %i breaks no rule', async (seed) => {
    const { breaks } = await simulate(seed);
    expect(breaks.map(({ invariant, detail }) => `${invariant}: ${detail}`)).toEqual([]);
  });
}
