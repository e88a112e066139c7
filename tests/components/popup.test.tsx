// @vitest-environment happy-dom
import 'fake-indexeddb/auto';
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/preact';
import { afterEach, expect, test, vi } from 'vitest';
import { DAY, HOUR, MINUTE } from '@/utils/core/time';
import { openPopup, threePagesDown } from './open-popup';
import { deadLogin, deadProfile, loginRow, NOW, profileRow } from './seed';

afterEach(cleanup);

test('an empty popup offers the first step', async () => {
  const { page } = await openPopup({});
  expect(await screen.findByRole('heading', { name: 'Connect your first profile' })).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: 'Connect a profile' }));
  expect(page.openDashboard).toHaveBeenCalledWith('/connect');
});

test('a dead login is one card with its profiles, and one Reconnect restores all', async () => {
  const { sent } = await openPopup(threePagesDown);
  const region = await screen.findByRole('region', { name: 'Disconnected' });
  expect(screen.getByRole('heading', { name: '1 sign-in brings back 3 profiles' })).toBeTruthy();
  for (const name of ['Acme Bakery', 'Acme Catering', 'Acme Tea']) {
    expect(within(region).getByRole('listitem', { name: new RegExp(`^${name}`) })).toBeTruthy();
  }
  const card = within(region).getByRole('listitem', { name: /^Anna Keller/ });
  expect(card.getAttribute('aria-label')).toBe(
    'Anna Keller, login at Facebook: 3 pages · Password changed · 2 hours ago',
  );
  expect(within(region).getAllByRole('button', { name: /^Reconnect/ })).toHaveLength(1);
  fireEvent.click(within(region).getByRole('button', { name: 'Reconnect Anna Keller' }));
  await waitFor(() => expect(sent).toHaveBeenCalledWith('reconnect', { loginId: 'anna', fields: {} }));
});

test('a profile that stands alone has the cause, since when, and a Reconnect with its name', async () => {
  await openPopup({ logins: [deadLogin('anna')], profiles: [deadProfile('p', 'anna')] });
  const item = await screen.findByRole('listitem', { name: /^Acme Bakery/ });
  expect(item.textContent).toContain('Password changed');
  expect(item.textContent).toContain('2 hours ago');
  expect(within(item).getByRole('button', { name: 'Reconnect Acme Bakery' })).toBeTruthy();
});

test('where reconnecting cannot help, the button says what can', async () => {
  const limit = { cause: 'role_lost', at: NOW - HOUR, evidence: null } as const;
  const { page } = await openPopup({
    logins: [loginRow('anna')],
    profiles: [deadProfile('p', 'anna', { cause: 'role_lost', limit })],
  });
  fireEvent.click(await screen.findByRole('button', { name: 'What to do about Acme Bakery' }));
  expect(page.openDashboard).toHaveBeenCalledWith('/profiles/p');
  expect(screen.queryByRole('button', { name: /^Reconnect/ })).toBeNull();
});

test('an app problem is one card for all profiles of the app, with a way to its settings', async () => {
  const logins = ['anna', 'bert'].map((id) => loginRow(id));
  const profiles = logins.map(({ id }) =>
    deadProfile(id, id, { name: `Page of ${id}`, cause: 'app_problem' }),
  );
  await openPopup({ logins, profiles });
  const links = await screen.findAllByRole('link', { name: 'Open app settings' });
  expect(links.map((link) => link.getAttribute('href'))).toEqual(['#/settings/apps']);
  expect(screen.queryByRole('button', { name: /^Reconnect/ })).toBeNull();
});

test('expiring profiles say how many days are left, and whether the date is an estimate', async () => {
  await openPopup({
    logins: [loginRow('anna', { humanNeededAt: NOW + 9 * DAY, humanNeededExact: false })],
    profiles: [profileRow('p', 'anna', { state: 'expiring' })],
  });
  const region = await screen.findByRole('region', { name: 'Expiring soon' });
  expect(region.textContent).toContain('9 days left');
  expect(region.textContent).toContain('until about 14 March');
  expect(screen.getByRole('heading', { name: '1 sign-in keeps 1 profile connected' })).toBeTruthy();
});

test.each([
  [true, 'was to end on 2 March, not confirmed yet'],
  [false, 'was to end about 2 March, not confirmed yet'],
])('a date that has passed is told as one that nobody has confirmed (exact: %s)', async (exact, words) => {
  await openPopup({
    logins: [loginRow('anna', { humanNeededAt: NOW - 3 * DAY, humanNeededExact: exact })],
    profiles: [profileRow('p', 'anna', { state: 'expiring' })],
  });
  const region = await screen.findByRole('region', { name: 'Expiring soon' });
  expect(region.textContent).toContain(words);
  expect(region.textContent).not.toContain('left');
});

test.each([
  [26 * HOUR, 'clock is about 1 day ahead'],
  [-2 * HOUR, 'clock is about 2 hours behind'],
])('a clock that is wrong is told in one line', async (ahead, words) => {
  await openPopup({
    logins: [loginRow('anna')],
    profiles: [profileRow('p', 'anna')],
    settings: [{ key: 'clockOff', value: { ahead, at: NOW - HOUR } }],
  });
  await screen.findByText(new RegExp(words));
});

test.each([
  ['right', { ahead: 0, at: NOW }],
  ['off by a minute', { ahead: MINUTE, at: NOW }],
  ['told of long ago', { ahead: DAY, at: NOW - 2 * DAY }],
])('a clock that is %s is not mentioned', async (_, value) => {
  await openPopup({
    logins: [loginRow('anna')],
    profiles: [profileRow('p', 'anna')],
    settings: [{ key: 'clockOff', value }],
  });
  await screen.findByRole('heading', { name: 'Your profile is connected' });
  expect(screen.queryByText(/clock is about/)).toBeNull();
});

test('a page that was left unticked says so and offers Reconnect', async () => {
  const limit = { cause: 'not_selected', at: NOW - HOUR, evidence: null } as const;
  await openPopup({
    logins: [loginRow('anna')],
    profiles: [deadProfile('p', 'anna', { cause: 'not_selected', limit })],
  });
  const item = await screen.findByRole('listitem', { name: /^Acme Bakery/ });
  expect(item.textContent).toContain('Not included when you signed in');
  expect(screen.getByRole('button', { name: 'Reconnect Acme Bakery' })).toBeTruthy();
});

test('healthy profiles are counted, and read when unfolded', async () => {
  const profiles = [profileRow('a', 'anna', { name: 'Alpha' }), profileRow('b', 'anna', { name: 'Beta' })];
  await openPopup({ logins: [loginRow('anna')], profiles });
  await screen.findByRole('heading', { name: 'All 2 connected' });
  expect(screen.queryByRole('listitem', { name: /^Alpha/ })).toBeNull();
  const region = screen.getByRole('region', { name: 'Connected' });
  const fold = within(region).getByRole('button', { name: /^Connected/ });
  expect(fold.getAttribute('aria-expanded')).toBe('false');
  fireEvent.click(fold);
  const item = await screen.findByRole('listitem', { name: /^Alpha/ });
  expect(item.textContent).toContain('verified 12 min ago');
});

test('what is not verified stands apart from what is, grey, with since when and why', async () => {
  const unknown = { reason: 'outage', since: NOW - HOUR, evidence: null } as const;
  const stale = { verifyBy: NOW - MINUTE, lastVerifiedAt: NOW - 2 * DAY, unknown };
  await openPopup({
    logins: [loginRow('anna', stale), loginRow('bert', { accountKey: 'bert' })],
    profiles: [profileRow('p', 'anna'), profileRow('q', 'bert', { name: 'Berg' })],
  });
  await screen.findByRole('heading', { name: /^Not verified since/ });
  const unverified = await screen.findByRole('region', { name: 'Not verified' });
  fireEvent.click(within(unverified).getByRole('button', { name: 'Not verified 1' }));
  const item = await within(unverified).findByRole('listitem', { name: /^Acme Bakery/ });
  expect(item.textContent).toMatch(/not verified since .*: the network has trouble/);
  expect(item.querySelector('.state-unverified')).not.toBeNull();
  expect(document.querySelector('.state-connected')).toBeNull();
  const connected = screen.getByRole('region', { name: 'Connected' });
  fireEvent.click(within(connected).getByRole('button', { name: 'Connected 1' }));
  await within(connected).findByRole('listitem', { name: /^Berg/ });
  expect(within(connected).getAllByRole('listitem')).toHaveLength(1);
});

test('where nothing is verified, nothing is listed as connected', async () => {
  await openPopup({ logins: [loginRow('anna', { verifyBy: NOW - 1 })], profiles: [profileRow('p', 'anna')] });
  await screen.findByRole('region', { name: 'Not verified' });
  expect(screen.queryByRole('region', { name: 'Connected' })).toBeNull();
});

test('after a closed browser the first sweep is announced', async () => {
  const sweep = {
    id: 'sweep',
    startedAt: NOW,
    endedAt: null,
    total: 4,
    done: 1,
    idleSince: NOW - 3 * DAY,
  } as const;
  await openPopup({ logins: [loginRow('anna')], profiles: [profileRow('p', 'anna')], sweeps: [sweep] });
  await screen.findByRole('heading', { name: 'Relink was not running for 3 days. Checking now…' });
  expect(screen.getByRole('button', { name: 'Check now' }).hasAttribute('disabled')).toBe(true);
  expect(screen.getByRole('progressbar', { name: 'Progress of the check' })).toBeTruthy();
});

test('more than ten profiles can be searched', async () => {
  const profiles = Array.from({ length: 12 }, (_, index) =>
    profileRow(`p${index}`, 'anna', { name: `Shop ${index}` }),
  );
  await openPopup({ logins: [loginRow('anna')], profiles });
  fireEvent.input(await screen.findByRole('searchbox', { name: 'Search profiles' }), {
    target: { value: 'shop 11' },
  });
  await screen.findByRole('listitem', { name: /^Shop 11/ });
  expect(screen.getAllByRole('listitem')).toHaveLength(1);
});

test('a search finds by login and by network too', async () => {
  const profiles = Array.from({ length: 12 }, (_, index) =>
    profileRow(`p${index}`, 'anna', { name: `Shop ${index}` }),
  );
  const lena = loginRow('lena', {
    name: 'Lena Vogt',
    accountKey: 'lena',
    network: 'mastodon',
    server: 'https://social.example',
  });
  const berg = deadProfile('berg', 'lena', { name: 'Berg', network: 'mastodon' });
  await openPopup({ logins: [loginRow('anna'), lena], profiles: [...profiles, berg] });
  const search = await screen.findByRole('searchbox', { name: 'Search profiles' });
  for (const typed of ['vogt', 'MASTODON', 'berg mastodon', 'social.example']) {
    fireEvent.input(search, { target: { value: typed } });
    await waitFor(() =>
      expect(screen.getAllByRole('listitem').map((item) => item.getAttribute('aria-label'))).toEqual([
        expect.stringMatching(/^Berg, social\.example/),
      ]),
    );
    expect(screen.getByRole('button', { name: 'Reconnect Berg' })).toBeTruthy();
  }
  fireEvent.input(search, { target: { value: 'nobody at all' } });
  await screen.findByText('No profile matches “nobody at all”.');
  fireEvent.input(search, { target: { value: 'anna 11' } });
  await screen.findByRole('listitem', { name: /^Shop 11/ });
  expect(screen.getAllByRole('listitem')).toHaveLength(1);
});

test('a command that fails is told in an alert', async () => {
  const { sent } = await openPopup(threePagesDown);
  sent.mockResolvedValueOnce({ ok: false, code: 'offline', detail: {} });
  fireEvent.click(await screen.findByRole('button', { name: 'Check now' }));
  expect((await screen.findByRole('alert')).textContent).toContain('This computer is offline.');
});

test('a worker that does not answer is told too', async () => {
  const { sent } = await openPopup(threePagesDown);
  sent.mockRejectedValueOnce(new Error('no receiver'));
  fireEvent.click(await screen.findByRole('button', { name: 'Check now' }));
  expect((await screen.findByRole('alert')).textContent).toContain('Something went wrong inside Relink.');
});

test('readiness is marked once the list is there', async () => {
  const mark = vi.spyOn(performance, 'mark');
  await openPopup(threePagesDown);
  await screen.findByRole('region', { name: 'Disconnected' });
  await waitFor(() => expect(mark).toHaveBeenCalledWith('relink:list-ready'));
});
