import { Popup } from '@/components/popup/popup';
import { createTestPage, type Rows, renderPage } from './render-page';
import { deadLogin, deadProfile } from './seed';

/** The popup over these rows. */
export async function openPopup(rows: Rows) {
  const test = await createTestPage(rows);
  renderPage(test.page, <Popup />);
  return test;
}

/** Anna's login has ended, and with it three pages. */
export const threePagesDown: Rows = {
  logins: [deadLogin('anna')],
  profiles: ['Acme Bakery', 'Acme Catering', 'Acme Tea'].map((name, index) =>
    deadProfile(`p${index}`, 'anna', { name }),
  ),
};
