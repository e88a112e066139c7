// @vitest-environment happy-dom
import 'fake-indexeddb/auto';
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/preact';
import { afterEach, expect, test } from 'vitest';
import { snoozeChoices } from '@/components/tasks/snooze-choices';
import { DAY, HOUR } from '@/utils/core/time';
import { openPopup, threePagesDown } from './open-popup';
import { deadLogin, deadProfile, loginRow, NOW, profileRow } from './seed';

afterEach(cleanup);

test.each([
  // A Friday, the evening of a Sunday, a Monday, and the night in which the clocks of Europe go forward.
  [new Date(2027, 2, 5, 10), [6, 8, 8, 19]],
  [new Date(2027, 2, 7, 23), [8, 10, 8, 21]],
  [new Date(2027, 2, 8, 8), [9, 11, 15, 22]],
  [new Date(2027, 2, 27, 23), [28, 30, 29, 41]],
])('on %s the mornings of these days are offered: %s', (now, days) => {
  const offered = snoozeChoices(now.getTime()).map(({ until }) => new Date(until));
  expect(offered).toEqual(days.map((day) => new Date(2027, 2, day, 9)));
});

test('a task is put off from its card, until a morning', async () => {
  const { sent } = await openPopup(threePagesDown);
  fireEvent.click(await screen.findByRole('button', { name: 'Snooze Anna Keller' }));
  fireEvent.click(screen.getByRole('menuitem', { name: 'For 3 days' }));
  const until = snoozeChoices(NOW)[1]?.until;
  await waitFor(() => expect(sent).toHaveBeenCalledWith('snooze', { taskId: 'login anna', until }));
});

test('what is put off stands by itself, with its date and the way back, and the headline says so', async () => {
  const test = await openPopup(threePagesDown);
  const until = new Date(2027, 2, 8, 9).getTime();
  await test.db.tasks.update('login anna', { shelf: { kind: 'snoozed', since: NOW, until } });
  const region = await screen.findByRole('region', { name: 'Snoozed' });
  const card = within(region).getByRole('listitem', { name: /^Anna Keller/ });
  expect(card.getAttribute('aria-label')).toMatch(
    /: Snoozed until 8 March at 09:00 · 3 pages · Password changed · 2 hours ago$/,
  );
  expect(screen.getByRole('heading', { name: 'Nothing needs you now' })).toBeTruthy();
  expect(screen.getByText('3 profiles are snoozed.')).toBeTruthy();
  expect(screen.queryByRole('region', { name: 'Disconnected' })).toBeNull();
  fireEvent.click(within(card).getByRole('button', { name: 'Stop snoozing Anna Keller' }));
  await waitFor(() =>
    expect(test.sent).toHaveBeenCalledWith('snooze', { taskId: 'login anna', until: null }),
  );
});

test('a profile that stands alone has its own', async () => {
  const { sent } = await openPopup({ logins: [deadLogin('anna')], profiles: [deadProfile('p', 'anna')] });
  fireEvent.click(await screen.findByRole('button', { name: 'Snooze Acme Bakery' }));
  fireEvent.click(screen.getByRole('menuitem', { name: 'Until tomorrow' }));
  await waitFor(() => expect(sent).toHaveBeenCalledTimes(1));
});

test('many profiles are folded away under their tasks, and read when one is unfolded', async () => {
  const profiles = Array.from({ length: 15 }, (_, index) =>
    deadProfile(`p${index}`, 'anna', { name: `Shop ${index}` }),
  );
  const ending = profileRow('q', 'bert', { name: 'Berg', state: 'expiring' });
  const bert = loginRow('bert', { name: 'Bert', accountKey: 'bert', humanNeededAt: NOW + 3 * DAY + HOUR });
  await openPopup({ logins: [deadLogin('anna'), bert], profiles: [...profiles, ending] });
  const card = await screen.findByRole('listitem', { name: /^Anna Keller.*15 pages/ });
  expect(screen.queryByRole('listitem', { name: /^Shop/ })).toBeNull();
  expect(screen.getByRole('listitem', { name: /^Berg/ })).toBeTruthy();
  const fold = within(card).getByRole('button', { name: 'Profiles of Anna Keller' });
  expect(fold.getAttribute('aria-expanded')).toBe('false');
  fireEvent.click(fold);
  await waitFor(() => expect(within(card).getAllByRole('listitem', { name: /^Shop/ })).toHaveLength(15));
  fireEvent.click(fold);
  expect(screen.queryByRole('listitem', { name: /^Shop/ })).toBeNull();
});

test('profiles of one sign-in that broke for several reasons tell their own', async () => {
  const limit = (cause: 'not_selected' | 'permission_missing') => ({ cause, at: NOW - HOUR, evidence: null });
  await openPopup({
    logins: [loginRow('anna')],
    profiles: [
      deadProfile('a', 'anna', { name: 'Alm', cause: 'not_selected', limit: limit('not_selected') }),
      deadProfile('b', 'anna', {
        name: 'Bay',
        cause: 'permission_missing',
        limit: limit('permission_missing'),
      }),
      profileRow('c', 'anna', { name: 'Cat', state: 'expiring' }),
    ],
  });
  const card = await screen.findByRole('listitem', { name: /^Anna Keller/ });
  expect(card.getAttribute('aria-label')).toContain('2 of 3 pages · ');
  const told = within(card)
    .getAllByRole('listitem')
    .map((item) => item.getAttribute('aria-label'));
  expect(told).toEqual([
    expect.stringMatching(/^Alm.*Not included when you signed in/),
    expect.stringMatching(/^Bay.*A permission is missing/),
    expect.stringMatching(/^Cat.*Needs you soon/),
  ]);
  expect(screen.getAllByRole('button', { name: /^Reconnect/ })).toHaveLength(1);
});
