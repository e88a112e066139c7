// @vitest-environment happy-dom
import 'fake-indexeddb/auto';
import { cleanup, screen } from '@testing-library/preact';
import { afterEach, expect, test } from 'vitest';
import { clockOffText } from '@/components/text/clock-off';
import { DAY, HOUR, MINUTE } from '@/utils/core/time';
import { openPopup } from './open-popup';
import { loginRow, NOW, profileRow } from './seed';

afterEach(cleanup);

test.each([
  [2 * HOUR, /^This computer’s clock is about 2 hours ahead, .+ Set it right in the computer’s settings\.$/],
  [-3 * DAY, /^This computer’s clock is about 3 days behind, /],
])('a clock that is off by %i ms is said, with what to do', (ahead, words) => {
  expect(clockOffText(ahead)).toMatch(words);
});

test('five minutes to either side are no news', () => {
  for (const ahead of [0, 5 * MINUTE, -5 * MINUTE]) expect(clockOffText(ahead)).toBeNull();
});

/** The popup of somebody whose servers said this of the clock, so long ago. */
function openWithClock(ahead: number, ago: number) {
  return openPopup({
    logins: [loginRow('anna')],
    profiles: [profileRow('p', 'anna')],
    settings: [{ key: 'clockOff', value: { ahead, at: NOW - ago } }],
  });
}

test('the popup says in one line that the clock is wrong', async () => {
  await openWithClock(2 * HOUR, HOUR);
  await screen.findByText(/^This computer’s clock is about 2 hours ahead/);
});

test('and nothing where it is right, or where nobody has told for a day', async () => {
  for (const [ahead, ago] of [
    [0, HOUR],
    [2 * HOUR, 25 * HOUR],
  ] as const) {
    await openWithClock(ahead, ago);
    await screen.findByRole('heading', { name: 'Your profile is connected' });
    expect(screen.queryByText(/computer’s clock/)).toBeNull();
  }
});
