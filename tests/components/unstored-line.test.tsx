// @vitest-environment happy-dom
import 'fake-indexeddb/auto';
import { cleanup, screen } from '@testing-library/preact';
import { afterEach, expect, test } from 'vitest';
import { Popup } from '@/components/popup/popup';
import { createTestPage, renderPage } from './render-page';
import { loginRow, profileRow } from './seed';

afterEach(cleanup);

test.each([
  [['unstored:anna', 'sweep'], /renewed access of one login in memory and tries again: free some space/],
  [['unstored:anna', 'unstored:ben'], /renewed access of 2 logins in memory/],
])('tokens that the disk does not take are told while %j are held', async (held, text) => {
  const { page } = await createTestPage({
    logins: [loginRow('anna')],
    profiles: [profileRow('acme', 'anna')],
  });
  renderPage({ ...page, heldLocks: async () => held }, <Popup />);
  expect((await screen.findByRole('alert')).textContent).toMatch(text);
});
