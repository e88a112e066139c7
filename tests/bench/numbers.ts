/** @returns the middle of the values; of an even number, the mean of the two in the middle */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const [low = Number.NaN, high = low] =
    sorted.length % 2 === 1 ? [sorted[middle]] : [sorted[middle - 1], sorted[middle]];
  return (low + high) / 2;
}

/** One measured line of the report. */
export interface Measure {
  readonly name: string;
  readonly value: number;
  readonly unit: 'ms' | 'MB' | 'kB' | 'x';
  /** What it was measured against in the same run. */
  readonly against?: { readonly name: string; readonly value: number };
  /** The most that the ratio, or the value where nothing is compared, may be. */
  readonly target?: number;
}

/** @returns how many times the measured value is that of its counterpart; null where there is none */
export function ratio(measure: Measure): number | null {
  return measure.against ? measure.value / measure.against.value : null;
}

/** @returns whether the target is reached; null where none is set */
export function isReached(measure: Measure): boolean | null {
  if (measure.target === undefined) return null;
  return (ratio(measure) ?? measure.value) <= measure.target;
}
