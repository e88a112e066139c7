import { DAY, HOUR } from '@/utils/core/time';
import type { Random } from './random.ts';

/** The size and the habits of one seed's world. */
export interface Shape {
  readonly name: 'year' | 'month' | 'days' | 'full';
  readonly days: number;
  readonly logins: number;
  /** How likely it is that most logins live at one server. */
  readonly crowded: number;
  /** Pages of one Facebook login at most. */
  readonly pages: number;
  /** The check interval that the person has set, in minutes. */
  readonly intervals: readonly number[];
  /** Of a day on which the browser is opened at all; and how long it then stays open. */
  readonly openDays: number;
  readonly openMs: readonly [least: number, most: number];
  /** Things that happen in the world, in all. */
  readonly events: number;
}

const SHAPES: Readonly<Record<Shape['name'], Shape>> = {
  year: {
    name: 'year',
    days: 365,
    logins: 10,
    crowded: 0.2,
    pages: 6,
    intervals: [360, 720],
    openDays: 0.1,
    openMs: [HOUR, 12 * HOUR],
    events: 60,
  },
  month: {
    name: 'month',
    days: 30,
    logins: 9,
    crowded: 0.3,
    pages: 6,
    intervals: [60, 120, 240],
    openDays: 0.75,
    openMs: [HOUR, 10 * HOUR],
    events: 50,
  },
  days: {
    name: 'days',
    days: 3,
    logins: 8,
    crowded: 0.5,
    pages: 4,
    intervals: [15, 30, 60],
    openDays: 1,
    openMs: [8 * HOUR, 23 * HOUR],
    events: 50,
  },
  full: {
    name: 'full',
    days: 365,
    logins: 200,
    crowded: 0,
    pages: 36,
    intervals: [720],
    openDays: 0.1,
    openMs: [HOUR, 12 * HOUR],
    events: 400,
  },
};

/** Which shape a seed has: every five hundredth is of full size, of the others half are years. */
export function shapeOf(seed: number): Shape {
  if (seed % 500 === 0) return SHAPES.full;
  const turn = seed % 4;
  if (turn === 1) return SHAPES.month;
  return turn === 3 ? SHAPES.days : SHAPES.year;
}

/** A stretch of time with the browser open (milliseconds since the start). */
export interface Session {
  readonly from: number;
  readonly until: number;
}

/** When the browser is open. The first hours are: that is when everything is connected. */
export function sessionsOf(shape: Shape, random: Random): Session[] {
  const sessions: Session[] = [{ from: 0, until: 12 * HOUR }];
  let at = 13 * HOUR;
  while (at < shape.days * DAY) {
    if (random.chance(shape.openDays)) {
      const until = at + random.between(...shape.openMs);
      sessions.push({ from: at, until: Math.min(until, shape.days * DAY) });
      at = until;
    }
    at += random.between(2, 22) * HOUR;
  }
  return sessions;
}
