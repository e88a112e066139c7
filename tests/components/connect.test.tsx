// @vitest-environment happy-dom
import 'fake-indexeddb/auto';
import { cleanup, fireEvent, screen, waitFor } from '@testing-library/preact';
import { afterEach, expect, test, vi } from 'vitest';
import { ConnectDialog } from '@/components/connect/connect-dialog';
import type { FlowRow, FlowStep } from '@/utils/db/rows';
import { NETWORKS } from '@/utils/networks/registry';
import { createTestPage, type Rows, renderPage } from './render-page';
import { appRow, flowRow, loginRow, NOW } from './seed';

afterEach(cleanup);

async function open(rows: Rows = {}, flowId: string | null = null) {
  const test = await createTestPage(rows);
  const onClose = vi.fn();
  renderPage(test.page, <ConnectDialog flowId={flowId} onClose={onClose} />);
  return { ...test, onClose };
}

async function openFlow(step: FlowStep, at: Partial<FlowRow> = {}) {
  const flow = flowRow('f', { kind: 'connect', loginId: null, step, ...at });
  return open({ flows: [flow], apps: [appRow('a')] }, 'f');
}

const found = { kind: 'page', handle: null, avatar: null, url: null, limit: null } as const;

test('the picker has one button per network, named after it', async () => {
  await open();
  await screen.findByRole('dialog', { name: 'Connect a profile' });
  for (const network of Object.values(NETWORKS)) {
    expect(screen.getByRole('button', { name: network.name })).toBeTruthy();
  }
});

test('what was typed is sent, after the hosts were asked for in the click', async () => {
  const origins = vi.spyOn(NETWORKS.bluesky, 'origins').mockReturnValue(['https://bsky.social/*']);
  const { page, sent } = await open();
  sent.mockResolvedValueOnce({ ok: true, value: { flowId: 'new' } });
  fireEvent.click(await screen.findByRole('button', { name: 'Bluesky' }));
  fireEvent.input(await screen.findByLabelText('Handle'), { target: { value: 'acme.bsky.social' } });
  fireEvent.input(screen.getByLabelText('App password'), { target: { value: 'abcd-efgh-ijkl-mnop' } });
  fireEvent.click(screen.getByRole('button', { name: 'Connect' }));
  await waitFor(() =>
    expect(sent).toHaveBeenCalledWith('connect', {
      network: 'bluesky',
      fields: expect.objectContaining({ handle: 'acme.bsky.social' }),
    }),
  );
  expect(origins).toHaveBeenCalledWith(expect.objectContaining({ handle: 'acme.bsky.social' }));
  const asked = vi.mocked(page.requestOrigins).mock.invocationCallOrder[0];
  expect(asked).toBeLessThan(sent.mock.invocationCallOrder[0] ?? 0);
});

test('a network that needs an app of one’s own leads to its settings first', async () => {
  const { page, onClose } = await open();
  fireEvent.click(await screen.findByRole('button', { name: 'Facebook' }));
  fireEvent.click(await screen.findByRole('button', { name: 'Open app settings' }));
  expect(onClose).toHaveBeenCalled();
  expect(page.openDashboard).toHaveBeenCalledWith('/settings/apps');
});

test('a refused host permission is told, and nothing is sent', async () => {
  vi.spyOn(NETWORKS.facebook, 'origins').mockReturnValue(['https://graph.facebook.com/*']);
  const { page, sent } = await open({ apps: [appRow('a')] });
  vi.mocked(page.requestOrigins).mockResolvedValue(false);
  fireEvent.click(await screen.findByRole('button', { name: 'Facebook' }));
  fireEvent.click(await screen.findByRole('button', { name: 'Connect' }));
  expect((await screen.findByRole('alert')).textContent).toContain('allow access to that site');
  expect(sent).not.toHaveBeenCalled();
});

test.each([
  ['preparing', 'Getting ready: asking Facebook how to sign in…', ['Cancel']],
  ['queued', 'Waiting for another sign-in: this one opens when that is done', ['Cancel']],
  ['waiting', 'Waiting for you in the sign-in window', ['Show the window', 'Cancel']],
  ['finishing', 'Checking the new access at Facebook…', ['Cancel']],
  ['storing', 'Asking Facebook what this login can reach…', []],
] as const)('a sign-in that is %s says so, with what can be done about it', async (name, words, buttons) => {
  await openFlow({ name });
  expect((await screen.findByText(words)).getAttribute('role')).toBe('status');
  const shown = screen.getAllByRole('button').map((button) => button.textContent);
  expect(shown.filter(Boolean)).toEqual(buttons);
});

test('a sign-in at one of many servers names that server, in its title and in what it does', async () => {
  await openFlow({ name: 'storing' }, { network: 'custom', server: 'https://id.example:8443/realms/a' });
  await screen.findByText('Asking id.example:8443 what this login can reach…');
  screen.getByRole('dialog', { name: 'Connect id.example:8443' });
});

test('a server that is not the account’s is told under its field, which is unfolded', async () => {
  const detail = { host: 'other.example', expected: 'anna.example' };
  await openFlow({ name: 'failed', code: 'not_home_server', detail }, { network: 'bluesky' });
  const field = await screen.findByLabelText(/^Server/);
  await waitFor(() => expect(field.closest('details')?.open).toBe(true));
  const problem = document.getElementById(field.getAttribute('aria-describedby')?.split(' ').at(-1) ?? '');
  expect(problem?.textContent).toMatch(
    /^other\.example is not the server of anna\.example\. Nothing was sent/,
  );
  expect(problem?.textContent).toContain('leave “Server” empty and connect');
});

test('Cancel ends the sign-in; the window can be brought to the front, or is said not to be found', async () => {
  const { sent, db } = await openFlow({ name: 'waiting' });
  sent.mockResolvedValueOnce({ ok: true, value: { shown: false } });
  fireEvent.click(await screen.findByRole('button', { name: 'Show the window' }));
  await screen.findByText(/The sign-in window was not found/);
  expect(sent).toHaveBeenCalledWith('showSignIn', { flowId: 'f' });
  sent.mockResolvedValueOnce({ ok: true, value: { outcome: 'cancelled_window_open' } });
  fireEvent.click(screen.getByRole('button', { name: 'Cancel' }));
  await waitFor(() => expect(sent).toHaveBeenCalledWith('cancelFlow', { flowId: 'f' }));
  const step = { name: 'failed', code: 'cancelled', detail: {} } as const;
  await db.flows.update('f', { step, endedAt: NOW });
  await screen.findByText(/whatever is done in the window that is still open has no effect/);
  expect(screen.queryByRole('alert')).toBeNull();
  fireEvent.click(await screen.findByRole('button', { name: 'Start again' }));
  expect(await screen.findByRole('button', { name: 'Connect' })).toBeTruthy();
});

test('found profiles are all ticked; limited ones say why; the chosen ones are added', async () => {
  const { sent, onClose } = await openFlow({
    name: 'choosing',
    found: [
      { ...found, networkId: '1', name: 'North Pier' },
      { ...found, networkId: '2', name: 'South Pier', limit: 'role_lost' },
    ],
  });
  const boxes = await screen.findAllByRole('checkbox');
  expect(boxes.map((box) => (box as HTMLInputElement).checked)).toEqual([true, true]);
  expect(screen.getByText(/Your role is missing/)).toBeTruthy();
  fireEvent.click(screen.getByRole('checkbox', { name: /South Pier/ }));
  fireEvent.click(screen.getByRole('button', { name: 'Add 1 profile' }));
  await waitFor(() => expect(sent).toHaveBeenCalledWith('addProfiles', { flowId: 'f', networkIds: ['1'] }));
  await waitFor(() => expect(onClose).toHaveBeenCalled());
});

test('hosts that were missing are granted by the next click, which tries again', async () => {
  const origins = ['https://graph.facebook.com/*'];
  const { page, sent } = await openFlow({
    name: 'failed',
    code: 'host_permission_missing',
    detail: { origins },
  });
  fireEvent.click(await screen.findByRole('button', { name: 'Allow and try again' }));
  expect(page.requestOrigins).toHaveBeenCalledWith(origins);
  await waitFor(() => expect(sent).toHaveBeenCalledWith('connect', { network: 'facebook', fields: {} }));
});

test('the redirect URI of a custom server follows what is typed, and is there before Connect', async () => {
  await open();
  fireEvent.click(await screen.findByRole('button', { name: 'Custom server' }));
  expect(await screen.findByText(/Type the address of the server first/)).toBeTruthy();
  const uri = async (issuer: string) => {
    const before = (screen.queryByLabelText('Redirect URI') as HTMLInputElement | null)?.value;
    fireEvent.input(screen.getByLabelText(/^Issuer URL/), { target: { value: issuer } });
    return waitFor(() => {
      const { value } = screen.getByLabelText('Redirect URI') as HTMLInputElement;
      if (value === before) throw new Error('still the old one');
      return value;
    });
  };
  const first = await uri('https://id.example.com');
  expect(first).toMatch(/^https:\/\/relink\.chromiumapp\.org\/custom\/[0-9a-f]{16}$/);
  expect(await uri('https://other.example')).not.toBe(first);
  expect(screen.getByRole('button', { name: 'Copy the redirect URI' })).toBeTruthy();
});

test('an error stands under its field, with a proposal that fills it in; nothing is sent until it is right', async () => {
  const { sent } = await open();
  fireEvent.click(await screen.findByRole('button', { name: 'Bluesky' }));
  const handle = (await screen.findByLabelText('Handle')) as HTMLInputElement;
  fireEvent.input(handle, { target: { value: 'anna' } });
  fireEvent.input(screen.getByLabelText('App password'), { target: { value: 'abcd-efgh-ijkl-mnop' } });
  fireEvent.click(screen.getByRole('button', { name: 'Connect' }));
  const alert = await screen.findByRole('alert');
  expect(alert.textContent).toBe('“anna” is not the whole handle: it ends with a domain.');
  expect(handle.getAttribute('aria-invalid')).toBe('true');
  expect(handle.getAttribute('aria-describedby')).toContain(alert.id);
  await waitFor(() => expect(document.activeElement).toBe(handle));
  expect(sent).not.toHaveBeenCalled();
  fireEvent.click(screen.getByRole('button', { name: 'Use anna.bsky.social' }));
  await waitFor(() => expect(screen.queryByRole('alert')).toBeNull());
  expect(handle.value).toBe('anna.bsky.social');
});

test('what the network says about something typed leads back to the filled form, under its field', async () => {
  const { sent, db } = await open();
  sent.mockResolvedValueOnce({ ok: true, value: { flowId: 'f' } });
  fireEvent.click(await screen.findByRole('button', { name: 'Mastodon' }));
  fireEvent.input(await screen.findByLabelText('Server'), { target: { value: 'id.example.com' } });
  const detail = { host: 'id.example.com', network: 'OAuth 2 server' };
  const step = { name: 'failed', code: 'not_such_a_server', detail } as const;
  await db.flows.put(
    flowRow('f', { kind: 'connect', network: 'mastodon', loginId: null, endedAt: NOW, step }),
  );
  fireEvent.click(screen.getByRole('button', { name: 'Connect' }));
  const alert = await screen.findByRole('alert');
  expect(alert.textContent).toContain('id.example.com does not answer like an OAuth 2 server.');
  const server = screen.getByLabelText('Server') as HTMLInputElement;
  expect(server.value).toBe('id.example.com');
  expect(server.getAttribute('aria-describedby')).toContain(alert.id);
});

test('an account that is connected again keeps its server', async () => {
  const login = loginRow('anna', { network: 'mastodon', server: 'https://old.example' });
  const test = await createTestPage({ logins: [login] });
  renderPage(test.page, <ConnectDialog flowId={null} network="mastodon" loginId="anna" onClose={vi.fn()} />);
  expect(((await screen.findByLabelText('Server')) as HTMLInputElement).value).toBe('old.example');
});

/** The Bluesky form with a handle in it, and Escape pressed there. */
async function escapeFromHalfFilled() {
  const test = await open();
  fireEvent.click(await screen.findByRole('button', { name: 'Bluesky' }));
  const handle = (await screen.findByLabelText('Handle')) as HTMLInputElement;
  handle.focus();
  fireEvent.input(handle, { target: { value: 'acme.bsky.social' } });
  await waitFor(() => expect(handle.value).toBe('acme.bsky.social'));
  expect(fireEvent.keyDown(handle, { key: 'Escape' })).toBe(false);
  const question = await screen.findByRole('alertdialog', { name: 'Throw away what you typed?' });
  return { ...test, handle, question };
}

test('Escape asks before it throws a half-filled form away; Keep goes back to the field', async () => {
  const { onClose, handle, question } = await escapeFromHalfFilled();
  const keep = screen.getByRole('button', { name: 'Keep' });
  expect(document.activeElement).toBe(keep);
  expect(question.closest('dialog')).toBe(handle.closest('dialog'));
  fireEvent.click(keep);
  await waitFor(() => expect(screen.queryByRole('alertdialog')).toBeNull());
  expect(document.activeElement).toBe(handle);
  expect(handle.value).toBe('acme.bsky.social');
  expect(onClose).not.toHaveBeenCalled();
});

test('a second Escape keeps, and only Throw away closes', async () => {
  const { onClose, handle } = await escapeFromHalfFilled();
  fireEvent.keyDown(screen.getByRole('button', { name: 'Keep' }), { key: 'Escape' });
  await waitFor(() => expect(screen.queryByRole('alertdialog')).toBeNull());
  expect(document.activeElement).toBe(handle);
  fireEvent(screen.getByRole('dialog'), new Event('cancel', { cancelable: true }));
  fireEvent.click(await screen.findByRole('button', { name: 'Throw away' }));
  expect(onClose).toHaveBeenCalledOnce();
});

test('Escape closes a form in which nothing was typed', async () => {
  const { onClose } = await open();
  fireEvent.click(await screen.findByRole('button', { name: 'Bluesky' }));
  fireEvent.keyDown(await screen.findByLabelText('Handle'), { key: 'Escape' });
  expect(onClose).toHaveBeenCalledOnce();
});
