import { expect, test } from 'vitest';
import { DAY, HOUR, SECOND } from '@/utils/core/time';
import { readJwt } from '@/utils/networks/bluesky/jwt';
import { jwt } from './samples';

const NOW = Date.UTC(2026, 10, 22);

test.each([
  ['right', 0],
  ['91 days ahead', 91 * DAY],
  ['a year behind', -365 * DAY],
])('a token lasts as long as its server says when our clock is %s', (_, off) => {
  expect(readJwt(jwt(NOW + 2 * HOUR, { iat: NOW / SECOND }), NOW + off).endsAt).toBe(NOW + off + 2 * HOUR);
});

test('the way of the answer moves no date, and a token without its birth is taken by its word', () => {
  expect(readJwt(jwt(NOW + HOUR, { iat: NOW / SECOND }), NOW + 20 * SECOND).endsAt).toBe(NOW + HOUR);
  expect(readJwt(jwt(NOW + HOUR), NOW + DAY).endsAt).toBe(NOW + HOUR);
  expect(readJwt('no.jwt', NOW).endsAt).toBeNull();
});
