import { describe, expect, it } from 'vitest';
import { countStep, lastLine, sum } from '../../scripts/count.mjs';

describe('countStep', () => {
  it('takes the numbers of the report', () => {
    expect(countStep(1, { numPassedTests: 40, numFailedTests: 2 })).toEqual({ passed: 40, failed: 2 });
  });

  it('counts a failing step without tests as one failure, a passing one as nothing', () => {
    expect(countStep(2, null)).toEqual({ passed: 0, failed: 1 });
    expect(countStep(0, null)).toEqual({ passed: 0, failed: 0 });
  });

  it('does not lose a failure outside the tests, such as a file that cannot be loaded', () => {
    expect(countStep(1, { numPassedTests: 40, numFailedTests: 0 })).toEqual({ passed: 40, failed: 1 });
  });

  it('does not trust numbers that are none', () => {
    expect(countStep(0, { numPassedTests: '7', numFailedTests: -1 })).toEqual({ passed: 0, failed: 0 });
  });
});

describe('lastLine', () => {
  it('says the sum of all steps', () => {
    const total = sum([
      { passed: 3, failed: 0 },
      { passed: 4, failed: 1 },
    ]);
    expect(lastLine(total)).toBe('7 passed, 1 failed');
  });
});
