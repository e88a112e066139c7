import { differenceInCalendarDays, differenceInHours, differenceInMinutes } from 'date-fns';
import { DAY, HOUR, MINUTE } from '@/utils/core/time';

const LOCALE = 'en-GB';

/**
 * How many of each lie between two moments: as a clock counts them, days as a calendar does. Longer ones are rounded, because
 * the leaves of a calendar make three months of nine weeks.
 */
const UNITS = {
  minute: differenceInMinutes,
  hour: differenceInHours,
  day: differenceInCalendarDays,
  week: rounded(7 * DAY),
  month: rounded(30.44 * DAY),
  year: rounded(365.25 * DAY),
} as const;

function rounded(length: number): (at: number, now: number) => number {
  return (at, now) => Math.round((at - now) / length);
}

/** The largest unit that still says something: nobody wants "1 week" for eight days. */
function unitFor(distance: number): keyof typeof UNITS {
  if (distance < HOUR) return 'minute';
  if (distance < DAY) return 'hour';
  if (distance < 14 * DAY) return 'day';
  if (distance < 60 * DAY) return 'week';
  return distance < 700 * DAY ? 'month' : 'year';
}

/** Building a format costs more than using it a hundred times, and every card of a list needs one. */
const formats = new Map<string, Intl.DateTimeFormat>();

/** `kind` names the options. A person who travels while a page is open changes the offset, and with it the format. */
function written(kind: string, at: number, options: Intl.DateTimeFormatOptions): string {
  const key = `${kind}|${new Date(at).getTimezoneOffset()}`;
  const format = formats.get(key) ?? new Intl.DateTimeFormat(LOCALE, options);
  formats.set(key, format);
  return format.format(at);
}

/**
 * In words of its own: the browser's relative format has to be built anew for each use of date-fns' wrapper, which cost half
 * of the popup's first frame.
 * @returns how long ago (or ahead) a moment lies, such as "12 min ago"
 */
export function ago(at: number, now: number): string {
  const distance = Math.abs(now - at);
  if (distance < MINUTE) return 'just now';
  const unit = unitFor(distance);
  const count = Math.abs(UNITS[unit](at, now));
  const length = `${count} ${unit === 'minute' ? 'min' : unit + plural(count)}`;
  return at > now ? `in ${length}` : `${length} ago`;
}

/** @returns the exact moment, for titles: "Sunday, 14 March 2027 at 10:03" */
export function exactMoment(at: number): string {
  return written('exact', at, { dateStyle: 'full', timeStyle: 'short' });
}

/** @returns the day alone, with the year only where it is another one: "14 March" */
export function day(at: number, now: number): string {
  const sameYear = new Date(at).getFullYear() === new Date(now).getFullYear();
  const parts = { day: 'numeric', month: 'long' } as const;
  return sameYear ? written('day', at, parts) : written('day of a year', at, { ...parts, year: 'numeric' });
}

/** @returns when something ended, as short as it can be: the time of today, or the day */
export function momentSince(at: number, now: number): string {
  const time = { hour: '2-digit', minute: '2-digit' } as const;
  return day(at, now) === day(now, now)
    ? written('time', at, time)
    : written('day and time', at, { day: 'numeric', month: 'long', ...time });
}

function largestUnit(ms: number): readonly [number, string] {
  if (ms >= DAY) return [DAY, 'day'];
  return ms >= HOUR ? [HOUR, 'hour'] : [MINUTE, 'minute'];
}

/** @returns a length of time in words, rounded: "3 days" */
export function lengthOf(ms: number): string {
  const [size, unit] = largestUnit(ms);
  const count = Math.max(1, Math.round(ms / size));
  return `${count} ${unit}${plural(count)}`;
}

function plural(count: number): string {
  return count === 1 ? '' : 's';
}

/** @returns how much time is left until a date: "9 days left" */
export function timeLeft(at: number, now: number): string {
  if (at <= now) return 'the date has passed';
  // Counted on the calendar, as a person does who reads the date beside it.
  const days = differenceInCalendarDays(at, now);
  return days > 1 ? `${days} days left` : `${lengthOf(at - now)} left`;
}
