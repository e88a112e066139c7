// @vitest-environment happy-dom
import 'fake-indexeddb/auto';
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/preact';
import { afterEach, expect, test } from 'vitest';
import { Dashboard } from '@/entrypoints/dashboard/dashboard';
import type { GroupRow } from '@/utils/db/rows';
import { createTestPage, renderPage } from './render-page';
import { deadLogin, deadProfile, loginRow, profileRow } from './seed';

afterEach(cleanup);

const acme: GroupRow = { id: 'acme', name: 'Acme', colour: 'teal', order: 1 };
const berg: GroupRow = { id: 'berg', name: 'Berg AG', colour: 'pink', order: 0 };

async function open(hash: string, groups: readonly GroupRow[] = [berg, acme]) {
  location.hash = hash;
  const test = await createTestPage({
    logins: [deadLogin('anna'), loginRow('lena', { name: 'Lena Vogt', accountKey: 'lena' })],
    profiles: [
      deadProfile('p1', 'anna', { name: 'Acme Bakery', groupId: 'acme' }),
      deadProfile('p2', 'anna', { name: 'Harbour' }),
      profileRow('p3', 'lena', { name: 'Summit', groupId: 'berg' }),
    ],
  });
  await test.db.groups.bulkPut([...groups]);
  renderPage(test.page, <Dashboard />);
  return test;
}

const links = () =>
  screen
    .getAllByRole('link')
    .map((link) => link.textContent)
    .filter((text) => ['Acme Bakery', 'Harbour', 'Summit'].includes(text ?? ''));

test('groups are listed with what they have, those with something to do first', async () => {
  await open('#/groups');
  const items = await screen.findAllByRole('listitem', { name: /profile/ });
  expect(items.map((item) => item.getAttribute('aria-label'))).toEqual([
    'Acme: 1 profile · 1 disconnected · 1 task',
    'Berg AG: 1 profile',
  ]);
  expect(screen.getByRole('link', { name: 'Groups' }).getAttribute('aria-current')).toBe('page');
});

test('a group is created, and moved in the order', async () => {
  const { sent } = await open('#/groups');
  fireEvent.input(await screen.findByRole('textbox', { name: 'New group' }), {
    target: { value: 'Cafés' },
  });
  fireEvent.click(screen.getByRole('radio', { name: 'brown' }));
  fireEvent.click(screen.getByRole('button', { name: 'Create group' }));
  await waitFor(() =>
    expect(sent).toHaveBeenCalledWith('saveGroup', { groupId: null, name: 'Cafés', colour: 'brown' }),
  );
  fireEvent.click(screen.getByRole('button', { name: 'More actions for Acme' }));
  fireEvent.click(screen.getByRole('menuitem', { name: 'Move up' }));
  await waitFor(() => expect(sent).toHaveBeenCalledWith('orderGroups', { groupIds: ['acme', 'berg'] }));
});

test('a name that is taken is told', async () => {
  const { sent } = await open('#/groups');
  sent.mockResolvedValueOnce({
    ok: false,
    code: 'bad_input',
    detail: { field: 'Name', problem: 'There is a group called “acme” already.' },
  });
  fireEvent.input(await screen.findByRole('textbox', { name: 'New group' }), { target: { value: 'acme' } });
  fireEvent.click(screen.getByRole('button', { name: 'Create group' }));
  const alert = await screen.findByRole('alert');
  expect(alert.textContent).toContain('There is a group called “acme” already. Correct it and try again.');
  expect(screen.getByRole<HTMLInputElement>('textbox', { name: 'New group' }).value).toBe('acme');
});

test('without groups the page says what they are for', async () => {
  await open('#/groups', []);
  await screen.findByText('No groups yet');
});

test('a group’s own page has its tasks and its profiles, and is changed and removed there', async () => {
  const { sent, page } = await open('#/groups/acme');
  await screen.findByRole('heading', { name: 'Acme', level: 1 });
  expect(document.title).toBe('(1) Acme – Relink');
  expect(await screen.findByRole('button', { name: 'Reconnect Anna Keller' })).toBeTruthy();
  const table = screen.getByRole('table');
  expect(within(table).getByRole('link', { name: 'Acme Bakery' })).toBeTruthy();
  expect(within(table).queryByRole('link', { name: 'Summit' })).toBeNull();
  fireEvent.click(screen.getByRole('button', { name: 'Edit group' }));
  fireEvent.input(screen.getByRole('textbox', { name: 'Name' }), { target: { value: 'Acme Ltd' } });
  fireEvent.click(screen.getByRole('button', { name: 'Save group' }));
  await waitFor(() =>
    expect(sent).toHaveBeenCalledWith('saveGroup', { groupId: 'acme', name: 'Acme Ltd', colour: 'teal' }),
  );
  fireEvent.click(screen.getByRole('button', { name: 'Remove the group Acme' }));
  fireEvent.click(screen.getByRole('button', { name: 'Remove Acme' }));
  await waitFor(() => expect(sent).toHaveBeenCalledWith('removeGroup', { groupId: 'acme' }));
  await waitFor(() => expect(page.openDashboard).toHaveBeenCalledWith('/groups'));
});

test('a group that is gone is said to be', async () => {
  await open('#/groups/nowhere');
  expect(await screen.findByRole('heading', { name: 'This group is not here' })).toBeTruthy();
});

test('Profiles are filtered by group, kept in the address, and found by its name', async () => {
  await open('#/profiles');
  const choose = async (value: string) =>
    fireEvent.change(await screen.findByRole('combobox', { name: 'Group' }), { target: { value } });
  await choose('acme');
  await waitFor(() => expect(links()).toEqual(['Acme Bakery']));
  expect(location.hash).toBe('#/profiles?group=acme');
  await choose('none');
  await waitFor(() => expect(links()).toEqual(['Harbour']));
  await choose('');
  await waitFor(() => expect(links()).toHaveLength(3));
  fireEvent.input(screen.getByRole('searchbox', { name: 'Search profiles' }), {
    target: { value: 'berg ag' },
  });
  await waitFor(() => expect(links()).toEqual(['Summit']));
});

test('many profiles are moved at once, one on its own page', async () => {
  const { sent } = await open('#/profiles');
  fireEvent.click(await screen.findByRole('checkbox', { name: 'Select all that are shown' }));
  fireEvent.click(screen.getByRole('checkbox', { name: 'Select Summit' }));
  expect(screen.getByText('2 selected')).toBeTruthy();
  sent.mockResolvedValueOnce({ ok: true, value: { moved: 2 } });
  fireEvent.change(await screen.findByRole('combobox', { name: 'Move to group' }), {
    target: { value: 'berg' },
  });
  await waitFor(() =>
    expect(sent).toHaveBeenCalledWith('moveProfiles', { profileIds: ['p1', 'p2'], groupId: 'berg' }),
  );
  await screen.findByText('2 profiles are in Berg AG now.');
  expect(screen.queryByText('2 selected')).toBeNull();
  location.hash = '#/profiles/p2';
  const own = await screen.findByRole('combobox', { name: 'Group of Harbour' });
  fireEvent.change(own, { target: { value: 'acme' } });
  await waitFor(() =>
    expect(sent).toHaveBeenCalledWith('moveProfiles', { profileIds: ['p2'], groupId: 'acme' }),
  );
});

test('Issues can be of one group, in the address', async () => {
  await open('#/issues');
  await screen.findByRole('button', { name: 'Reconnect Anna Keller' });
  fireEvent.change(await screen.findByRole('combobox', { name: 'Group' }), { target: { value: 'berg' } });
  await screen.findByText('Nobody is needed for this group');
  expect(location.hash).toBe('#/issues?group=berg');
  expect(screen.queryByRole('button', { name: 'Reconnect Anna Keller' })).toBeNull();
});

test('where there is no group, nothing speaks of groups but the page for them', async () => {
  await open('#/profiles', []);
  await screen.findByRole('table');
  expect(screen.queryByRole('combobox', { name: 'Group' })).toBeNull();
  expect(screen.queryByRole('checkbox')).toBeNull();
});
