import fc from 'fast-check';
import { expect, it } from 'vitest';
import { DAY, MINUTE, SECOND } from '@/utils/core/time';
import { retryAfterMs } from '@/utils/networks/shared/retry-after';
import { NOW } from '../samples';

const date = new Date(NOW).toUTCString();
const in5Minutes = NOW + 5 * MINUTE;

it.each([
  ['seconds', { 'retry-after': '120' }, 2 * MINUTE],
  ['none', { 'retry-after': '0' }, 0],
  ['a date', { date, 'retry-after': new Date(in5Minutes).toUTCString() }, 5 * MINUTE],
  ['a date that has passed', { date, 'retry-after': new Date(NOW - DAY).toUTCString() }, 0],
  ['X’s epoch', { date, 'x-rate-limit-reset': String(in5Minutes / SECOND) }, 5 * MINUTE],
  ['Mastodon’s time', { date, 'x-ratelimit-reset': new Date(in5Minutes).toISOString() }, 5 * MINUTE],
  ['atproto’s epoch', { date, 'ratelimit-reset': String(in5Minutes / SECOND) }, 5 * MINUTE],
  ['seconds left', { 'ratelimit-reset': '30' }, 30 * SECOND],
  [
    'more than one header',
    { date, 'retry-after': '60', 'x-rate-limit-reset': String(in5Minutes / SECOND) },
    MINUTE,
  ],
  ['far too long', { 'retry-after': '999999' }, DAY],
])('reads %s', (_, headers, wait) => {
  expect(retryAfterMs(headers)).toBe(wait);
});

it.each([
  {},
  { 'retry-after': '' },
  { 'retry-after': 'soon' },
  { 'x-rate-limit-reset': String(in5Minutes / SECOND) },
])('leaves the time open: %j', (headers) => {
  expect(retryAfterMs(headers)).toBeUndefined();
});

it('never asks for less than nothing or more than a day', () => {
  const value = fc.oneof(
    fc.string(),
    fc.double().map(String),
    fc.integer().map(String),
    fc.date({ noInvalidDate: true }).map((moment) => moment.toUTCString()),
  );
  fc.assert(
    fc.property(value, value, (wait, at) => {
      const ms = retryAfterMs({ date: at, 'retry-after': wait }) ?? 0;
      expect(ms).toBeGreaterThanOrEqual(0);
      expect(ms).toBeLessThanOrEqual(DAY);
    }),
  );
});
