// @vitest-environment happy-dom
import 'fake-indexeddb/auto';
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/preact';
import { afterEach, expect, test, vi } from 'vitest';
import { Dashboard } from '@/entrypoints/dashboard/dashboard';
import { DAY, HOUR } from '@/utils/core/time';
import type { LoginRow } from '@/utils/db/rows';
import { createTestPage, type Rows, renderPage } from './render-page';
import {
  appRow,
  deadLogin,
  deadProfile,
  EVIDENCE,
  eventRow,
  flowRow,
  loginRow,
  NOW,
  profileRow,
} from './seed';

afterEach(cleanup);

async function open(hash: string, rows: Rows = {}) {
  location.hash = hash;
  const test = await createTestPage(rows);
  renderPage(test.page, <Dashboard />);
  return test;
}

const anna: Rows = {
  logins: [deadLogin('anna'), loginRow('lena', { name: 'Lena Vogt', humanNeededAt: NOW + 52 * DAY })],
  profiles: [
    deadProfile('p1', 'anna', { name: 'Acme Bakery' }),
    deadProfile('p2', 'anna', { name: 'Acme Tea' }),
    profileRow('p3', 'lena', { name: 'Berg' }),
    profileRow('p4', 'lena', { name: 'Zum Anker', state: 'unlinked', cause: 'unlinked' }),
  ],
  events: [
    eventRow({ kind: 'disconnected', profileId: 'p1', cause: 'password_changed', evidence: EVIDENCE }),
    eventRow({ kind: 'connected', at: NOW - 30 * DAY, profileId: null }),
    eventRow({ kind: 'renewed', loginId: 'lena' }),
  ],
};

/** Tom, who has signed in twice, has one page looked after and has not chosen among two others. */
function unfinished({ logins = [], profiles = [] }: Rows) {
  const found = ['Old Page', 'New Page', 'Newer Page'].map((name) => ({
    networkId: name,
    kind: 'page' as const,
    name,
    handle: null,
    avatar: null,
    url: null,
    limit: null,
  }));
  const step = { name: 'choosing', found } as const;
  const flow = { kind: 'connect', loginId: 'tom', step, endedAt: NOW } as const;
  return {
    logins: [...logins, loginRow('tom', { name: 'Tom Berg' })],
    profiles: [...profiles, profileRow('old', 'tom', { name: 'Old Page', networkId: 'Old Page' })],
    flows: [flowRow('older', { ...flow, startedAt: NOW - HOUR }), flowRow('new', flow)],
  };
}

test('the navigation counts what needs somebody', async () => {
  await open('#/issues', anna);
  expect(await screen.findByRole('link', { name: 'Issues (1)' })).toBeTruthy();
  for (const name of ['Profiles', 'History', 'Settings'])
    expect(screen.getByRole('link', { name })).toBeTruthy();
});

test('a clock that is wrong is told on top of every page', async () => {
  const settings = [{ key: 'clockOff', value: { ahead: 3 * HOUR, at: NOW } }];
  await open('#/profiles', { ...anna, settings });
  expect(await screen.findByText(/clock is about 3 hours ahead/)).toBeTruthy();
});

test('a date that has passed is no date of the table any more, but a question', async () => {
  await open('#/profiles', {
    logins: [loginRow('anna', { humanNeededAt: NOW - 3 * DAY, humanNeededExact: true })],
    profiles: [profileRow('p', 'anna', { state: 'expiring' })],
  });
  expect(await screen.findByText('was to end on 2 March, not confirmed yet')).toBeTruthy();
});

test('what may not be checked says so, in the list and on its own page', async () => {
  const unknown = { reason: 'permission_withheld', since: NOW - HOUR, evidence: null } as const;
  const rows: Rows = {
    logins: [loginRow('anna', { unknown })],
    profiles: [profileRow('p', 'anna', { name: 'Pier' })],
  };
  await open('#/profiles', rows);
  await screen.findByText(/^Relink may not talk to that site any more/);
  cleanup();
  await open('#/profiles/p', rows);
  const what = await screen.findByRole('region', { name: 'What to do' });
  expect(what.textContent).toMatch(/allow access to have it checked\. History and profiles stay\.$/);
});

test('without profiles there is nothing to check, to search or to filter', async () => {
  await open('#/profiles');
  await screen.findByText('No profiles yet');
  expect(screen.queryByRole('button', { name: 'Check now' })).toBeNull();
  expect(screen.queryByRole('searchbox')).toBeNull();
});

test('Issues has the same card as the popup, and unfinished sign-ins', async () => {
  await open('#/issues', { ...anna, ...unfinished(anna) });
  expect(await screen.findByRole('button', { name: 'Reconnect Anna Keller' })).toBeTruthy();
  expect(await screen.findByRole('link', { name: 'Issues (2)' })).toBeTruthy();
  const region = await screen.findByRole('region', { name: 'Unfinished' });
  expect(region.textContent).toContain('Tom Berg');
  expect(region.textContent).toContain('2 pages found at Facebook');
  fireEvent.click(within(region).getByRole('button', { name: 'Choose profiles of Tom Berg' }));
  const dialog = await screen.findByRole('dialog', { name: 'Connect Facebook' });
  // What is looked after already is shown as such, and is not chosen once more.
  const watched = within(dialog).getByRole('checkbox', { name: /Old Page/ }) as HTMLInputElement;
  expect([watched.checked, watched.disabled]).toEqual([true, true]);
  expect(within(dialog).getByText(/Watched already/)).toBeTruthy();
  expect(within(dialog).getByRole('button', { name: 'Add 2 profiles' })).toBeTruthy();
});

test('an unfinished sign-in is a thing to do, not "Nobody is needed" nor a first profile; #/finish goes on with it', async () => {
  await open('#/issues', { logins: unfinished({}).logins, flows: unfinished({}).flows });
  await screen.findByRole('region', { name: 'Unfinished' });
  expect(screen.queryByText('Nobody is needed')).toBeNull();
  expect(screen.queryByText('Connect your first profile')).toBeNull();
  await open('#/finish/new', { logins: unfinished({}).logins, flows: unfinished({}).flows });
  expect(await screen.findByRole('dialog', { name: 'Connect Facebook' })).toBeTruthy();
});

test('#/connect opens the dialog', async () => {
  await open('#/connect');
  expect(await screen.findByRole('dialog', { name: 'Connect a profile' })).toBeTruthy();
});

test('#/connect/<network> opens it at that network', async () => {
  await open('#/connect/bluesky');
  expect(await screen.findByRole('dialog', { name: 'Connect Bluesky' })).toBeTruthy();
});

test('Profiles lists what is linked, and filters by state and words', async () => {
  const { page } = await open('#/profiles', anna);
  await screen.findByRole('link', { name: 'Berg' });
  expect(screen.queryByRole('link', { name: 'Zum Anker' })).toBeNull();
  fireEvent.change(screen.getByRole('combobox', { name: 'State' }), { target: { value: 'unlinked' } });
  await screen.findByRole('link', { name: 'Zum Anker' });
  fireEvent.click(screen.getByRole('button', { name: 'More actions for Zum Anker' }));
  fireEvent.click(screen.getByRole('menuitem', { name: 'Connect again' }));
  expect(page.openDashboard).toHaveBeenCalledWith('/connect/facebook/lena');
  fireEvent.change(screen.getByRole('combobox', { name: 'State' }), { target: { value: 'all' } });
  fireEvent.input(screen.getByRole('searchbox', { name: 'Search profiles' }), { target: { value: 'tea' } });
  await screen.findByRole('link', { name: 'Acme Tea' });
  expect(screen.queryByRole('link', { name: 'Berg' })).toBeNull();
});

test('a profile’s page has the cause, the evidence, the dates and the history', async () => {
  await open('#/profiles/p1', anna);
  const todo = await screen.findByRole('region', { name: 'What to do' });
  expect(within(todo).getByRole('heading', { name: 'Password changed' })).toBeTruthy();
  expect(todo.textContent).toContain('restores both pages');
  expect(todo.textContent).toContain('graph.facebook.com');
  expect(todo.textContent).toContain('190 / 460');
  const history = screen.getByRole('region', { name: 'History' });
  await within(history).findByText('Disconnected: Password changed');
  expect(within(history).getAllByRole('listitem').length).toBe(2);
  expect(screen.getByRole('region', { name: 'Dates' }).textContent).toContain('Disconnected since');
});

test('what only a comparison has proved is told as that, with what was seen', async () => {
  const evidence = { ...EVIDENCE, status: 401, code: null, subcode: null };
  const death = { cause: 'revoked', at: NOW - HOUR, evidence } as const;
  await open('#/profiles/p', {
    logins: [deadLogin('anna', { death })],
    profiles: [deadProfile('p', 'anna', { cause: 'revoked', evidence })],
  });
  const todo = await screen.findByRole('region', { name: 'What to do' });
  expect(todo.textContent).toContain(
    'The network no longer accepts this access. Usually it was withdrawn there',
  );
  expect(todo.textContent).not.toContain('The network says');
});

test('a profile that is gone is said to be', async () => {
  await open('#/profiles/nobody', anna);
  expect(await screen.findByRole('heading', { name: 'This profile is not here' })).toBeTruthy();
});

test('History tells everything, newest first', async () => {
  await open('#/history', anna);
  await screen.findByText('Renewed by Relink');
  expect(screen.getAllByText(/Anna Keller|Lena Vogt|Acme Bakery/)).toHaveLength(3);
});

test('the check interval is saved', async () => {
  const { sent } = await open('#/settings', anna);
  fireEvent.change(await screen.findByLabelText('Check every'), { target: { value: '60' } });
  await waitFor(() => expect(sent).toHaveBeenCalledWith('saveInterval', { minutes: 60 }));
  await screen.findByText('Saved: every 1 hour.');
});

test('an app is saved and tested, and its secret leaves the page', async () => {
  const { sent, page } = await open('#/settings/apps', {
    apps: [appRow('a')],
    logins: [loginRow('anna', { appId: 'a' })],
  });
  const form = within(await screen.findByRole('form', { name: 'Facebook' }));
  fireEvent.input(form.getByLabelText('Client ID'), { target: { value: '987' } });
  const secret = form.getByLabelText(/^Client secret/) as HTMLInputElement;
  fireEvent.input(secret, { target: { value: 'very-secret' } });
  fireEvent.click(form.getByRole('button', { name: 'Save app' }));
  // Nothing was awaited: otherwise the browser would not ask.
  expect(page.requestOrigins).toHaveBeenLastCalledWith(['https://graph.facebook.com/*']);
  await waitFor(() =>
    expect(sent).toHaveBeenCalledWith(
      'saveApp',
      expect.objectContaining({ network: 'facebook', clientId: '987', clientSecret: 'very-secret' }),
    ),
  );
  await waitFor(() => expect(secret.value).toBe(''));
  sent.mockResolvedValueOnce({
    ok: true,
    value: { verdict: 'accepted', sentence: 'Facebook knows this app.' },
  });
  fireEvent.click(form.getByRole('button', { name: 'Test app' }));
  expect(page.requestOrigins).toHaveBeenCalledTimes(2);
  await screen.findByText('Facebook knows this app.');
  expect(form.getByRole('button', { name: 'Remove' }).hasAttribute('disabled')).toBe(true);
  fireEvent.click(form.getByRole('button', { name: 'Copy the redirect URI' }));
  expect(vi.mocked(page.copy).mock.calls[0]?.[0]).toMatch(/^https:\/\/relink\.chromiumapp\.org\//);
});

test('an unverified profile’s page says why, without alarm', async () => {
  const unknown = { reason: 'outage', since: NOW - HOUR, evidence: EVIDENCE } as const;
  await open('#/profiles/p', {
    logins: [loginRow('anna', { verifyBy: NOW - 1, unknown })],
    profiles: [profileRow('p', 'anna')],
  });
  const region = await screen.findByRole('region', { name: 'Not verified' });
  expect(region.textContent).toContain('the network has trouble');
});

test('a login that was connected with the main password is advised to take an app password', async () => {
  const grant = (scope: string) => ({ ...loginRow('x').grant, scopes: [scope] }) as LoginRow['grant'];
  const bluesky = (scope: string): Rows => ({
    logins: [loginRow('anna', { network: 'bluesky', grant: grant(scope) })],
    profiles: [profileRow('p1', 'anna', { network: 'bluesky' })],
  });
  await open('#/profiles/p1', bluesky('com.atproto.access'));
  const advice = await screen.findByRole('region', { name: 'Connected with your main password' });
  expect(advice.textContent).toContain('Create an app password under Settings');
  cleanup();
  await open('#/profiles/p1', bluesky('com.atproto.appPass'));
  await screen.findByRole('region', { name: 'History' });
  expect(screen.queryByText('Connected with your main password')).toBeNull();
});

test('an app is saved without its hosts and not tested without them; both say so', async () => {
  const { sent, page } = await open('#/settings/apps', { apps: [appRow('a')] });
  vi.mocked(page.requestOrigins).mockResolvedValue(false);
  const form = within(await screen.findByRole('form', { name: 'Facebook' }));
  fireEvent.click(form.getByRole('button', { name: 'Save app' }));
  await screen.findByText(/^The Facebook app is saved. Relink may not talk to Facebook yet/);
  fireEvent.click(form.getByRole('button', { name: 'Test app' }));
  const alert = await screen.findByRole('alert');
  expect(alert.textContent).toContain('Relink may not talk to graph.facebook.com yet.');
  expect(sent.mock.calls.map(([command]) => command)).toEqual(['saveApp']);
});
