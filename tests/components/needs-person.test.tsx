// @vitest-environment happy-dom
import 'fake-indexeddb/auto';
import { cleanup, screen, within } from '@testing-library/preact';
import { afterEach, expect, test } from 'vitest';
import { Dashboard } from '@/entrypoints/dashboard/dashboard';
import { DAY } from '@/utils/core/time';
import { createTestPage, renderPage } from './render-page';
import { loginRow, NOW, profileRow } from './seed';

afterEach(cleanup);

const LOST = { reason: 'vault_locked', since: NOW - DAY, evidence: null } as const;

test('a login that only a sign-in can open again is told to need its person now, not to expire', async () => {
  location.hash = '#/profiles/p1';
  const { page } = await createTestPage({
    logins: [loginRow('anna', { unknown: LOST, humanNeededAt: NOW + 30 * DAY, humanNeededExact: true })],
    profiles: [profileRow('p1', 'anna', { state: 'expiring', stateSince: NOW - DAY })],
  });
  renderPage(page, <Dashboard />);
  const dates = await screen.findByRole('region', { name: 'Dates' });
  const [needed] = within(dates)
    .getAllByRole('term')
    .filter((term) => term.textContent === 'Needs you');
  expect(needed?.nextElementSibling?.textContent).toBe('now');
  expect(within(dates).getByText('Needs you since')).toBeTruthy();
  expect(screen.queryByText(/Expiring soon/)).toBeNull();
});
