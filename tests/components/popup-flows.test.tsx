// @vitest-environment happy-dom
import 'fake-indexeddb/auto';
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/preact';
import { afterEach, expect, onTestFinished, test, vi } from 'vitest';
import { MINUTE } from '@/utils/core/time';
import { openPopup, threePagesDown } from './open-popup';
import { deadLogin, deadProfile, flowRow, loginRow, NOW, profileRow } from './seed';

afterEach(cleanup);

test('the outcome of a reconnect appears in the status line, and can be dismissed', async () => {
  const profiles = ['Acme Bakery', 'Bar', 'Cafe'].map((name) => profileRow(name, 'anna', { name }));
  const result = { kind: 'restored', names: ['Acme Bakery', 'Bar', 'Cafe'], missing: [] } as const;
  const flows = [flowRow('f', { step: { name: 'done', profiles: 3, result }, endedAt: NOW - MINUTE })];
  const { sent } = await openPopup({ logins: [loginRow('anna')], profiles, flows });
  await screen.findByText('Acme Bakery and 2 pages are connected again.');
  fireEvent.click(screen.getByRole('button', { name: 'Dismiss this message' }));
  await waitFor(() => expect(sent).toHaveBeenCalledWith('dismissFlow', { flowId: 'f' }));
});

test('an unfinished sign-in counts as a thing to do, with the name of the account', async () => {
  const found = [
    { networkId: '1', kind: 'page', name: 'Pier', handle: null, avatar: null, url: null, limit: null },
  ] as const;
  const flows = [flowRow('f', { kind: 'connect', step: { name: 'choosing', found }, endedAt: NOW })];
  const { page } = await openPopup({ logins: [loginRow('anna')], flows });
  await screen.findByRole('heading', { name: '1 sign-in is not finished' });
  expect(screen.queryByRole('button', { name: 'Connect a profile' })).toBeNull();
  const item = await screen.findByRole('listitem', { name: /^Anna Keller, sign-in not finished/ });
  expect(item.textContent).toContain('1 page found at Facebook');
  fireEvent.click(within(item).getByRole('button', { name: 'Choose profiles of Anna Keller' }));
  expect(page.openDashboard).toHaveBeenCalledWith('/finish/f');
});

test('a result leaves by itself, but not under the eyes of the person; an error stays', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  onTestFinished(() => void vi.useRealTimers());
  const result = { kind: 'restored', names: ['Acme Bakery'], missing: [] } as const;
  const flows = [flowRow('f', { step: { name: 'done', profiles: 1, result }, endedAt: NOW })];
  const { sent } = await openPopup({
    logins: [loginRow('anna')],
    profiles: [profileRow('p', 'anna')],
    flows,
  });
  const line = await vi.waitUntil(() => screen.queryByText('Acme Bakery is connected again.'));
  fireEvent.mouseEnter(line.closest('.notice') ?? line);
  await vi.advanceTimersByTimeAsync(30_000);
  expect(sent).not.toHaveBeenCalled();
  fireEvent.mouseLeave(line.closest('.notice') ?? line);
  await vi.advanceTimersByTimeAsync(9_000);
  expect(sent).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(2_000);
  expect(sent).toHaveBeenCalledWith('dismissFlow', { flowId: 'f' });
});

test('an unfinished sign-in and a notice name the server where a network has many', async () => {
  const server = 'https://id.pier.example';
  const found = [
    { networkId: '1', kind: 'account', name: 'Pier', handle: null, avatar: null, url: null, limit: null },
  ] as const;
  const flows = [
    flowRow('f', { kind: 'connect', network: 'custom', step: { name: 'choosing', found }, endedAt: NOW }),
    flowRow('g', { network: 'custom', loginId: 'pier' }),
  ];
  const logins = ['anna', 'pier'].map((id) => loginRow(id, { network: 'custom', server }));
  await openPopup({ logins, flows });
  const item = await screen.findByRole('listitem', { name: /sign-in not finished/ });
  expect(item.textContent).toContain('1 account found at id.pier.example');
  await screen.findByText('Anna Keller on id.pier.example');
});

test('a notice names its login, and stands outside of what scrolls', async () => {
  await openPopup({ ...threePagesDown, flows: [flowRow('f')] });
  const messages = await screen.findByRole('region', { name: 'Messages' });
  await within(messages).findByText('Anna Keller on Facebook');
  expect(messages.closest('.scroll')).toBeNull();
});

test('while a sign-in is open, its buttons wait', async () => {
  const { sent } = await openPopup({ ...threePagesDown, flows: [flowRow('f')] });
  await screen.findByText('Waiting for you in the sign-in window');
  fireEvent.click(screen.getByRole('button', { name: 'Cancel' }));
  await waitFor(() => expect(sent).toHaveBeenCalledWith('cancelFlow', { flowId: 'f' }));
  const button = await screen.findByRole('button', { name: 'Reconnect Anna Keller' });
  await waitFor(() => expect(button.hasAttribute('disabled')).toBe(true));
});

test('a failed reconnect says what happened and what to do; missing hosts are asked for in the click', async () => {
  const detail = {
    network: 'Facebook',
    host: 'graph.facebook.com',
    origins: ['https://graph.facebook.com/*'],
  };
  const flows = [
    flowRow('f', { endedAt: NOW, step: { name: 'failed', code: 'host_permission_missing', detail } }),
  ];
  const { page, sent } = await openPopup({ ...threePagesDown, flows });
  const alert = await screen.findByRole('alert');
  expect(alert.textContent).toContain('Relink may not talk to graph.facebook.com yet.');
  fireEvent.click(within(alert).getByRole('button', { name: 'Allow and try again' }));
  expect(page.requestOrigins).toHaveBeenCalledWith(detail.origins);
  await waitFor(() => expect(sent).toHaveBeenCalledWith('reconnect', { loginId: 'anna', fields: {} }));
});

test('after a wrong account a button leads to where the account is switched, and the next one tries again', async () => {
  const login = deadLogin('anna', { network: 'mastodon', server: 'https://social.example' });
  const detail = { network: 'social.example', expected: 'Anna Keller (@anna)', actual: 'Ben Ode (@ben)' };
  const step = { name: 'failed', code: 'wrong_account', detail } as const;
  const flows = [flowRow('f', { network: 'mastodon', endedAt: NOW, step })];
  const { sent } = await openPopup({ logins: [login], profiles: [deadProfile('p', 'anna')], flows });
  const alert = await screen.findByRole('alert');
  expect(alert.textContent).toContain(
    'You signed in as Ben Ode (@ben), but this connection belongs to Anna Keller (@anna).',
  );
  const away = await within(alert).findByRole('link', { name: 'Switch account at social.example' });
  expect(away.getAttribute('href')).toBe('https://social.example');
  expect(away.getAttribute('target')).toBe('_blank');
  fireEvent.click(within(alert).getByRole('button', { name: 'Try again' }));
  await waitFor(() => expect(sent).toHaveBeenCalledWith('reconnect', { loginId: 'anna', fields: {} }));
});

test('no other failure offers to switch the account', async () => {
  const step = { name: 'failed', code: 'window_closed', detail: { network: 'Facebook' } } as const;
  await openPopup({ ...threePagesDown, flows: [flowRow('f', { endedAt: NOW, step })] });
  await within(await screen.findByRole('alert')).findByRole('button', { name: 'Try again' });
  // It would come a moment later than the rest of the notice: its address is loaded first.
  await expect(screen.findByRole('link', { name: /^Switch account/ })).rejects.toThrow();
});
