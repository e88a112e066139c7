import type { Outcome } from './simulate.ts';
import { addTally, emptyTally, type Tally } from './tally.ts';

/** @returns what the years have shown, in plain text; its last line is the counts */
export function report(outcomes: readonly Outcome[], failures: number): string {
  const tally = emptyTally();
  for (const outcome of outcomes) addTally(tally, outcome.tally);
  const broken = outcomes.filter(({ breaks }) => breaks.length > 0);
  return [
    '',
    ...sizes(outcomes),
    ...numbers(tally),
    ...kinds(tally),
    ...worst(broken),
    `${outcomes.length + failures} seeds: ${outcomes.length - broken.length} held, ${broken.length} broke ` +
      `${sum(broken.map(({ breaks }) => breaks.length))} invariants, ${failures} failed to run`,
  ].join('\n');
}

function sizes(outcomes: readonly Outcome[]): string[] {
  const byShape = Map.groupBy(outcomes, ({ shape }) => shape);
  return [...byShape].map(([shape, of]) => {
    const seconds = Math.round(sum(of.map(({ tookMs }) => tookMs)) / of.length / 100) / 10;
    return `${of.length} × ${shape}, ${seconds} s each`;
  });
}

function numbers(tally: Tally): string[] {
  const day = tally.loginDays || 1;
  return [
    `alarms: ${tally.trueAlarms} true, ${tally.falseAlarms} false`,
    `time to detect, of the time in which it could be known: median ${hours(at(tally.lags, 0.5))}, p99 ${hours(at(tally.lags, 0.99))}`,
    `time to detect, as the person waits: median ${hours(at(tally.waits, 0.5))}, p99 ${hours(at(tally.waits, 0.99))}`,
    `grants lost by Relink's own doing: ${tally.grantsLost}`,
    `human clicks per real disconnection: ${round(tally.clicks / (tally.deaths || 1))} (${tally.clicks} for ${tally.deaths})`,
    `calls per login and day: ${round(tally.calls / day)} (${tally.calls} calls)`,
    `renewals without a person: ${tally.renewals}`,
  ];
}

function kinds(tally: Tally): string[] {
  const sorted = Object.entries(tally.events).sort((a, b) => b[1] - a[1]);
  return ['what happened:', ...sorted.map(([name, count]) => `  ${String(count).padStart(6)} ${name}`)];
}

function worst(broken: readonly Outcome[]): string[] {
  const counts = new Map<string, Set<number>>();
  for (const { seed, breaks } of broken)
    for (const { invariant } of breaks) counts.set(invariant, (counts.get(invariant) ?? new Set()).add(seed));
  return [...counts].map(
    ([name, seeds]) => `broken: ${name}, by ${seeds.size} seeds (${[...seeds].slice(0, 12).join(', ')})`,
  );
}

function at(values: readonly number[], part: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0;
}

function hours(ms: number): string {
  const minutes = Math.round(ms / 60_000);
  return minutes < 120 ? `${minutes} min` : `${round(minutes / 60)} h`;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
