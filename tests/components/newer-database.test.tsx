// @vitest-environment happy-dom
import 'fake-indexeddb/auto';
import { cleanup, screen } from '@testing-library/preact';
import { afterEach, expect, test } from 'vitest';
import { Popup } from '@/components/popup/popup';
import { RelinkDatabase } from '@/utils/db/database';
import { liveOver } from '@/utils/db/live';
import { createTestPage, renderPage } from './render-page';
import { deadLogin, deadProfile } from './seed';

afterEach(cleanup);

const rows = { logins: [deadLogin('anna')], profiles: [deadProfile('p1', 'anna', { name: 'Acme Bakery' })] };

/** What an update of Relink does to the database. */
function upgrade(name: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open(name, 1000);
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      opening.result.close();
      resolve();
    };
  });
}

test('a page that was open during an update says so, and to reload', async () => {
  const { db, page } = await createTestPage(rows);
  renderPage(page, <Popup />);
  await screen.findByText('Acme Bakery');
  await upgrade(db.name);
  expect((await screen.findByRole('alert')).textContent).toBe(
    'Relink was updated while this page was open. Reload this page. Nothing is lost.',
  );
});

test('a page before a database of a newer version shows nothing of it, and says to update', async () => {
  const { db, page } = await createTestPage(rows);
  db.close();
  await upgrade(db.name);
  renderPage({ ...page, live: liveOver(new RelinkDatabase(db.name)) }, <Popup />);
  expect((await screen.findByRole('alert')).textContent).toBe(
    'This database was written by a newer version of Relink than this one. Nothing was changed and nothing is lost. Update Relink, then open this page again.',
  );
  expect(screen.queryByText('Acme Bakery')).toBeNull();
});
