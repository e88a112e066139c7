import { mkdirSync, writeFileSync } from 'node:fs';
import { availableParallelism, loadavg } from 'node:os';
import { join } from 'node:path';
import { OUTPUT } from '../scripts/paths.mjs';
import { isReached, type Measure, ratio } from './numbers.ts';

const HEAD = ['what', 'measured', 'against', '', 'ratio', 'target', ''];

/** @returns the measures as a table of plain text */
export function table(measures: readonly Measure[]): string {
  const rows = [HEAD, ...measures.map(cells)];
  const widths = HEAD.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

/** Writes the measures where other programs find them, together with what they were taken on. */
export function writeReport(measures: readonly Measure[], browser: string): string {
  const path = join(OUTPUT, 'bench.json');
  const lines = measures.map((measure) => ({
    ...measure,
    ratio: ratio(measure),
    reached: isReached(measure),
  }));
  mkdirSync(OUTPUT, { recursive: true });
  const machine = { cores: availableParallelism(), load: loadavg()[0] };
  const report = { browser, node: process.version, machine, measures: lines };
  writeFileSync(path, `${JSON.stringify(report, null, 2)}\n`);
  return path;
}

function cells(measure: Measure): string[] {
  const { name, value, unit, against, target } = measure;
  const times = ratio(measure);
  return [
    name,
    written(value, unit),
    against ? written(against.value, unit) : '',
    against?.name ?? '',
    times === null ? '' : `${times.toFixed(2)} x`,
    target === undefined ? '' : `<= ${written(target, times === null ? unit : 'x')}`,
    { true: 'reached', false: 'missed', null: '' }[`${isReached(measure)}`] ?? '',
  ];
}

function written(value: number, unit: Measure['unit']): string {
  return `${value.toFixed(unit === 'x' ? 2 : 1)} ${unit}`;
}
