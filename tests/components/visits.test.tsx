// @vitest-environment happy-dom
import 'fake-indexeddb/auto';
import { cleanup, fireEvent, screen, waitFor } from '@testing-library/preact';
import { afterEach, expect, test } from 'vitest';
import { Dashboard } from '@/entrypoints/dashboard/dashboard';
import { rebuildTasks } from '@/utils/db/tasks';
import { createTestPage, type Rows, renderPage } from './render-page';
import { deadLogin, deadProfile, eventRow, loginRow, NOW, profileRow } from './seed';

afterEach(cleanup);

const rows: Rows = {
  logins: [
    deadLogin('anna'),
    loginRow('lena', {
      name: 'Lena Vogt',
      network: 'mastodon',
      server: 'https://social.example',
      accountKey: 'lena',
    }),
  ],
  profiles: [
    deadProfile('p1', 'anna', { name: 'Acme Bakery' }),
    profileRow('p2', 'lena', { name: 'Acme Tea', network: 'mastodon' }),
    profileRow('p3', 'lena', { name: 'Berg', network: 'mastodon' }),
  ],
  events: [
    eventRow({ kind: 'disconnected', profileId: 'p1' }),
    eventRow({ kind: 'connected', loginId: 'lena', profileId: null }),
  ],
};

async function open(hash: string) {
  location.hash = hash;
  const test = await createTestPage(rows);
  renderPage(test.page, <Dashboard />);
  return test;
}

const searchField = () => screen.findByRole<HTMLInputElement>('searchbox', { name: 'Search profiles' });
const stateField = () => screen.findByRole<HTMLSelectElement>('combobox', { name: 'State' });

test('search and filter are in the address, and come back with it', async () => {
  await open('#/profiles');
  fireEvent.input(await searchField(), { target: { value: 'acme' } });
  fireEvent.change(await stateField(), { target: { value: 'connected' } });
  await waitFor(() => expect(location.hash).toBe('#/profiles?state=connected&search=acme'));
  const left = location.hash;
  location.hash = '#/profiles/p2';
  await screen.findByRole('heading', { name: 'Acme Tea' });
  location.hash = left;
  await waitFor(async () => expect((await searchField()).value).toBe('acme'));
  expect((await stateField()).value).toBe('connected');
  await screen.findByRole('link', { name: 'Acme Tea' });
  expect(screen.queryByRole('link', { name: 'Berg' })).toBeNull();
});

test('the link Profiles shows the whole list again', async () => {
  await open('#/profiles?search=acme');
  expect((await searchField()).value).toBe('acme');
  fireEvent.input(await searchField(), { target: { value: 'acme b' } });
  location.hash = '#/profiles';
  await waitFor(async () => expect((await searchField()).value).toBe(''));
});

test('a search finds the login and the network', async () => {
  await open('#/profiles?search=vogt%20mastodon%20berg');
  await screen.findByRole('link', { name: 'Berg' });
  expect(screen.queryByRole('link', { name: 'Acme Tea' })).toBeNull();
});

test('after a link the heading of the new page has the focus', async () => {
  await open('#/issues');
  await screen.findByRole('heading', { name: 'Issues', level: 1 });
  expect(document.activeElement).toBe(document.body);
  for (const [hash, name] of [
    ['#/profiles', 'Profiles'],
    ['#/profiles/p3', 'Berg'],
    ['#/history', 'History'],
    ['#/settings', 'Settings'],
    ['#/settings/apps', 'Apps'],
    ['#/issues', 'Issues'],
  ] as const) {
    location.hash = hash;
    const heading = await screen.findByRole('heading', { name, level: 1 });
    await waitFor(() => expect(document.activeElement).toBe(heading));
  }
});

test('typing in the search keeps the focus there', async () => {
  await open('#/profiles');
  const field = await searchField();
  field.focus();
  fireEvent.input(field, { target: { value: 'acme' } });
  await waitFor(() => expect(location.hash).toContain('acme'));
  expect(document.activeElement).toBe(await searchField());
});

test('the tab tells how many need somebody, which page it is, and the state by its icon', async () => {
  const { db } = await open('#/issues');
  await waitFor(() => expect(document.title).toBe('(1) Issues – Relink'));
  const icon = () => document.querySelector<HTMLLinkElement>('link[rel="icon"]')?.getAttribute('href');
  await waitFor(() => expect(icon()).toBe('/icons/needs-you-32.png'));
  location.hash = '#/profiles/p3';
  await waitFor(() => expect(document.title).toBe('(1) Berg – Relink'));
  await db.profiles.update('p1', { state: 'connected', cause: null });
  await db.transaction('rw', [db.logins, db.profiles, db.tasks], () => rebuildTasks(db));
  await waitFor(() => expect(document.title).toBe('Berg – Relink'));
  await waitFor(() => expect(icon()).toBe('/icons/well-32.png'));
  await db.logins.update('lena', { verifyBy: NOW - 1 });
  await waitFor(() => expect(icon()).toBe('/icons/empty-32.png'));
});

test('History names the network of a profile, and the server of a login at one of many', async () => {
  await open('#/history');
  await screen.findByRole('link', { name: 'Acme Bakery' });
  const lines = screen.getAllByRole('listitem').map((line) => line.textContent);
  expect(lines.some((line) => line?.includes('Acme Bakery on Facebook'))).toBe(true);
  expect(lines.some((line) => line?.includes('Lena Vogt on social.example'))).toBe(true);
});
