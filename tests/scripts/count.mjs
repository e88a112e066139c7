/**
 * @typedef {{ passed: number, failed: number }} Count
 * @typedef {{ numPassedTests?: unknown, numFailedTests?: unknown }} VitestReport what vitest's JSON reporter writes
 */

/** @param {unknown} value */
function asCount(value) {
  return typeof value === 'number' && Number.isInteger(value) && value > 0 ? value : 0;
}

/**
 * What one step adds to the sum. A step that failed adds a failure even when none of its tests did: types that do not
 * match, a browser that does not start, a test file that cannot be read.
 *
 * @param {number} exitCode
 * @param {VitestReport | null} report null for a step without tests, or one that died before it could report
 * @returns {Count}
 */
export function countStep(exitCode, report) {
  const passed = asCount(report?.numPassedTests);
  const failed = asCount(report?.numFailedTests);
  return { passed, failed: exitCode === 0 ? failed : Math.max(failed, 1) };
}

/**
 * @param {readonly Count[]} counts
 * @returns {Count}
 */
export function sum(counts) {
  return counts.reduce((a, b) => ({ passed: a.passed + b.passed, failed: a.failed + b.failed }), {
    passed: 0,
    failed: 0,
  });
}

/**
 * The last line of the whole run.
 *
 * @param {Count} count
 */
export function lastLine({ passed, failed }) {
  return `${passed} passed, ${failed} failed`;
}
