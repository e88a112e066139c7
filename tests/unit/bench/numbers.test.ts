import { describe, expect, it } from 'vitest';
import { isReached, median, ratio } from '../../bench/numbers.ts';
import { table } from '../../bench/report.ts';

describe('median', () => {
  it('is the middle of an odd number of values, and between the two middle ones of an even number', () => {
    expect(median([9, 1, 5])).toBe(5);
    expect(median([4, 1, 3, 2])).toBe(2.5);
  });

  it('of nothing is not a number', () => {
    expect(median([])).toBeNaN();
  });
});

describe('targets', () => {
  const against = { name: 'blank page', value: 50 };

  it('compare the ratio where there is a counterpart, and the value where there is none', () => {
    expect(ratio({ name: 'popup', value: 70, unit: 'ms', against })).toBe(1.4);
    expect(isReached({ name: 'popup', value: 70, unit: 'ms', against, target: 1.5 })).toBe(true);
    expect(isReached({ name: 'popup', value: 80, unit: 'ms', against, target: 1.5 })).toBe(false);
    expect(isReached({ name: 'memory', value: 19, unit: 'MB', target: 20 })).toBe(true);
    expect(isReached({ name: 'size', value: 100, unit: 'kB' })).toBeNull();
  });

  it('that are missed say so in the table', () => {
    const printed = table([{ name: 'popup', value: 80, unit: 'ms', against, target: 1.5 }]);
    expect(printed).toContain('1.60 x');
    expect(printed).toMatch(/<= 1\.50 x\s+missed/);
  });
});
