// @vitest-environment happy-dom
import 'fake-indexeddb/auto';
import { cleanup, fireEvent, screen, waitFor } from '@testing-library/preact';
import { afterEach, expect, test, vi } from 'vitest';
import type { Page } from '@/components/hooks/page';
import { HOUR, MINUTE } from '@/utils/core/time';
import { openPopup } from './open-popup';
import type { Rows } from './render-page';
import { deadLogin, deadProfile, loginRow, NOW, profileRow } from './seed';

afterEach(cleanup);

const anna: Rows = { logins: [deadLogin('anna')], profiles: [deadProfile('p', 'anna')] };

const withheld: Rows = {
  logins: [
    loginRow('anna', {
      verifyBy: NOW - MINUTE,
      unknown: { reason: 'permission_withheld', since: NOW - HOUR, evidence: null },
    }),
  ],
  profiles: [profileRow('p', 'anna')],
};

/**
 * Presses a button until the page knows the hosts, and then asks for Facebook's before anything is awaited: otherwise
 * the browser would not ask.
 */
async function pressAsking({ requestOrigins }: Page, name: string): Promise<void> {
  const button = await screen.findByRole('button', { name });
  await waitFor(() => {
    vi.mocked(requestOrigins).mockClear();
    fireEvent.click(button);
    expect(requestOrigins).toHaveBeenCalledExactlyOnceWith(['https://graph.facebook.com/*']);
  });
}

test('a host that was withdrawn has a button that asks for it in the click, and then checks', async () => {
  const { page, sent } = await openPopup(withheld);
  fireEvent.click(await screen.findByRole('button', { name: 'Not verified 1' }));
  await pressAsking(page, 'Allow access for Acme Bakery');
  await waitFor(() => expect(sent).toHaveBeenCalledWith('checkNow', { loginId: 'anna' }));
});

test('Check now asks for hosts that were withdrawn', async () => {
  const { page, sent } = await openPopup(withheld);
  await screen.findByRole('region', { name: 'Not verified' });
  await pressAsking(page, 'Check now');
  await waitFor(() => expect(sent).toHaveBeenCalledWith('checkNow', { loginId: null }));
});

test('Reconnect asks for its hosts in the click; denied, it says which, and starts nothing', async () => {
  const { page, sent } = await openPopup(anna);
  vi.mocked(page.requestOrigins).mockResolvedValue(false);
  await pressAsking(page, 'Reconnect Acme Bakery');
  const alert = await screen.findByRole('alert');
  expect(alert.textContent).toContain('Relink may not talk to graph.facebook.com yet.');
  expect(sent).not.toHaveBeenCalled();
});
