// @vitest-environment happy-dom
import 'fake-indexeddb/auto';
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/preact';
import { afterEach, expect, test } from 'vitest';
import { Dashboard } from '@/entrypoints/dashboard/dashboard';
import { HOUR, MINUTE } from '@/utils/core/time';
import type { LoginRow } from '@/utils/db/rows';
import { createTestPage, type Rows, renderPage } from './render-page';
import { deadLogin, deadProfile, EVIDENCE, loginRow, NOW, profileRow } from './seed';

afterEach(cleanup);

async function open(rows: Rows) {
  location.hash = '#/profiles/p';
  const test = await createTestPage(rows);
  renderPage(test.page, <Dashboard />);
  const said = async () => {
    const panel = await screen.findByRole('region', { name: 'Last check' });
    expect(within(panel).getByRole('heading').textContent).toBe('Last check');
    return within(panel).getByRole('status').textContent;
  };
  return { ...test, said };
}

const bakery = profileRow('p', 'anna');
const just = { lastCheckedAt: NOW, lastVerifiedAt: NOW };

test('Troubleshoot checks a connected profile, and its page says what that proved once it has ended', async () => {
  const { db, page, sent, said } = await open({ logins: [loginRow('anna')], profiles: [bakery] });
  expect(await said()).toBe('Checked 12 min ago: Facebook answered as Anna Keller. Nothing is wrong.');
  sent.mockImplementation(async () => {
    await db.logins.update('anna', { checkAsked: true });
    return { ok: true, value: { logins: 1 } };
  });
  fireEvent.click(screen.getByRole('button', { name: 'More actions for Acme Bakery' }));
  fireEvent.click(screen.getByRole('menuitem', { name: 'Troubleshoot' }));
  await waitFor(() => expect(page.openDashboard).toHaveBeenCalledWith('/profiles/p'));
  expect(page.requestOrigins).toHaveBeenCalled();
  expect(sent).toHaveBeenCalledWith('checkNow', { loginId: 'anna' });
  await waitFor(async () =>
    expect(await said()).toBe('A check was asked for. What it proves stands here once it has ended.'),
  );
  await db.logins.update('anna', { checkAsked: false, ...just });
  await waitFor(async () =>
    expect(await said()).toBe('Checked just now: Facebook answered as Anna Keller. Nothing is wrong.'),
  );
  expect(within(screen.getByRole('region', { name: 'Last check' })).getByRole('status')).toBeTruthy();
});

test('Troubleshoot of what is disconnected shows its page, and asks for no check', async () => {
  const { page, sent, said } = await open({
    logins: [deadLogin('anna', just)],
    profiles: [deadProfile('p', 'anna')],
  });
  expect(await said()).toBe('Checked just now. Disconnected: Password changed.');
  fireEvent.click(screen.getByRole('button', { name: 'More actions for Acme Bakery' }));
  fireEvent.click(screen.getByRole('menuitem', { name: 'Troubleshoot' }));
  await waitFor(() => expect(page.openDashboard).toHaveBeenCalledWith('/profiles/p'));
  expect(sent).not.toHaveBeenCalled();
});

const unknown = { reason: 'outage', since: NOW - HOUR, evidence: null } as const;
const suspicion = {
  cause: 'revoked',
  proof: 'ambiguous',
  evidence: EVIDENCE,
  firstAt: NOW,
  lastAt: NOW,
  strikes: 1,
} as const;

test.each<[string, Partial<LoginRow>, string]>([
  [
    'one that could not tell',
    { lastCheckedAt: NOW - 2 * MINUTE, unknown },
    'Could not be verified 2 min ago: the network has trouble.',
  ],
  [
    'an answer that is no proof yet',
    { lastCheckedAt: NOW, suspicion },
    'Checked just now: Facebook gave an answer that looked wrong. Relink asks again before it believes it.',
  ],
  [
    'one that is too old to call anything well',
    { lastCheckedAt: NOW - 5 * HOUR, lastVerifiedAt: NOW - 5 * HOUR, verifyBy: NOW - HOUR },
    'Checked 5 hours ago: Facebook answered as Anna Keller.',
  ],
])('the last check is told as it is stored: %s', async (_, changes, words) => {
  const { said } = await open({ logins: [loginRow('anna', changes)], profiles: [bakery] });
  expect(await said()).toBe(words);
});

test('of a list that has no end it is said how much was read, and that nothing follows from it', async () => {
  const endless = { ...unknown, reason: 'malformed', evidence: { ...EVIDENCE, read: 300 } } as const;
  const login = loginRow('anna', { lastCheckedAt: NOW - 2 * MINUTE, unknown: endless });
  const { said } = await open({ logins: [login], profiles: [bakery] });
  expect(await said()).toBe(
    'Could not be verified 2 min ago: the list of profiles has no end: at least 300 were read, and none is taken for verified or lost.',
  );
});

test.each<[string, Partial<LoginRow>, string, string]>([
  ['it is not verified', { verifyBy: NOW - 1, unknown }, 'Not verified', 'the network has trouble'],
  [
    'its host permission was withdrawn',
    { unknown: { ...unknown, reason: 'permission_withheld' } },
    'Cannot be checked',
    'allow access to have it checked',
  ],
])('why is said once, under a heading: %s', async (_, changes, heading, reason) => {
  const at = NOW - 2 * MINUTE;
  const login = loginRow('anna', { lastCheckedAt: at, lastVerifiedAt: NOW - 3 * HOUR, ...changes });
  const { said } = await open({ logins: [login], profiles: [bakery] });
  expect(await said()).toBe('Could not be verified 2 min ago.');
  expect(screen.getByRole('heading', { name: heading })).toBeTruthy();
  expect(screen.getAllByText(reason, { exact: false })).toHaveLength(1);
});

test('a check that cannot begin is not said to run', async () => {
  const { sent } = await open({ logins: [loginRow('anna')], profiles: [bakery] });
  sent.mockResolvedValue({ ok: true, value: { logins: 0 } });
  fireEvent.click(await screen.findByRole('button', { name: 'More actions for Acme Bakery' }));
  fireEvent.click(screen.getByRole('menuitem', { name: 'Refresh channel connection' }));
  await screen.findByText(/^Nothing can be checked right now/);
  expect(screen.queryByText('Anna Keller is being checked.')).toBeNull();
});
