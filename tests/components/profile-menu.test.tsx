// @vitest-environment happy-dom
import 'fake-indexeddb/auto';
import { cleanup, fireEvent, screen, waitFor } from '@testing-library/preact';
import { afterEach, expect, test } from 'vitest';
import { openPopup } from './open-popup';
import { deadLogin, deadProfile } from './seed';

afterEach(cleanup);

async function openMenu(count = 1) {
  const profiles = ['Acme Bakery', 'Bar', 'Cafe']
    .slice(0, count)
    .map((name) => deadProfile(name, 'anna', { name }));
  const test = await openPopup({ logins: [deadLogin('anna')], profiles });
  const button = await screen.findByRole('button', { name: 'More actions for Acme Bakery' });
  button.focus();
  fireEvent.click(button);
  return { ...test, button };
}

const entry = (name: string) => screen.getByRole('menuitem', { name });

test('the menu holds the five actions', async () => {
  await openMenu();
  expect(screen.getAllByRole('menuitem').map((item) => item.textContent)).toEqual([
    'Reconnect',
    'Refresh channel connection',
    'Troubleshoot',
    'Open on Facebook',
    'Unlink',
  ]);
});

test('arrows move, Escape closes and gives the focus back', async () => {
  const { button } = await openMenu();
  expect(document.activeElement).toBe(entry('Reconnect'));
  fireEvent.keyDown(entry('Reconnect'), { key: 'ArrowDown' });
  expect(document.activeElement).toBe(entry('Refresh channel connection'));
  fireEvent.keyDown(entry('Refresh channel connection'), { key: 'End' });
  expect(document.activeElement).toBe(entry('Unlink'));
  fireEvent.keyDown(entry('Unlink'), { key: 'ArrowDown' });
  expect(document.activeElement).toBe(entry('Reconnect'));
  fireEvent.keyDown(entry('Reconnect'), { key: 'Escape' });
  expect(screen.queryByRole('menu')).toBeNull();
  expect(document.activeElement).toBe(button);
});

test('Refresh channel connection checks the login', async () => {
  const { sent } = await openMenu();
  fireEvent.click(entry('Refresh channel connection'));
  await waitFor(() => expect(sent).toHaveBeenCalledWith('checkNow', { loginId: 'anna' }));
});

test('unlinking asks first, and offers the whole login where it carries more', async () => {
  const { sent } = await openMenu(3);
  fireEvent.click(entry('Unlink'));
  const dialog = await screen.findByRole('dialog', { name: 'Unlink Acme Bakery?' });
  expect(dialog.textContent).toContain('Its history is kept');
  expect(dialog.textContent).toContain('the access stays until the last of them is unlinked');
  fireEvent.click(await screen.findByRole('button', { name: 'Unlink all 3' }));
  await waitFor(() => expect(sent).toHaveBeenCalledWith('unlinkLogin', { loginId: 'anna' }));
});

test('unlinking a single profile sends its id', async () => {
  const { sent } = await openMenu();
  fireEvent.click(entry('Unlink'));
  fireEvent.click(await screen.findByRole('button', { name: 'Unlink' }));
  await waitFor(() => expect(sent).toHaveBeenCalledWith('unlinkProfile', { profileId: 'Acme Bakery' }));
});

test.each([
  [1, true, 'Unlink', 'Unlinked. The access was ended at Facebook too.'],
  [1, false, 'Unlink', /tokens are deleted here. Facebook did not confirm that the access has ended there/],
  [3, false, 'Unlink this one', /^Unlinked. The history is kept, and so is the access of the login Anna/],
  [3, false, 'Unlink all 3', /Facebook did not confirm that the access has ended there/],
])(
  'unlinking of %i (ended there: %s) by %s tells what became of the access',
  async (count, revoked, button, words) => {
    const { sent } = await openMenu(count);
    sent.mockResolvedValue({ ok: true, value: { revoked } });
    fireEvent.click(entry('Unlink'));
    fireEvent.click(await screen.findByRole('button', { name: button }));
    expect(await screen.findByText(words)).toBeTruthy();
  },
);

test('unlinking the last profile of a login says that its access ends', async () => {
  await openMenu();
  fireEvent.click(entry('Unlink'));
  const dialog = await screen.findByRole('dialog', { name: 'Unlink Acme Bakery?' });
  expect(dialog.textContent).toContain('Relink asks Facebook to end it, and deletes its tokens here');
});
