import { browser } from 'wxt/browser';
import type { Page } from '@/components/hooks/page';
import { RelinkDatabase } from '@/utils/db/database';

/** What the popup gives its components. */
export function createPopupPage(): Page {
  const dashboardUrl = (path: string) => `${browser.runtime.getURL('/dashboard.html')}#${path}`;
  const db = new RelinkDatabase();
  // Opened while the first frame is made. A failure shows at the first read, which says so on the page.
  db.open().catch(() => undefined);
  return {
    db,
    now: () => Date.now(),
    // Loaded with the first click: the list needs the database only.
    send: async (name, input) => {
      const { sendCommand } = await import('@/components/hooks/send-command');
      return sendCommand(name, input);
    },
    requestOrigins: (origins) => browser.permissions.request({ origins: [...origins] }),
    dashboardUrl,
    linkTarget: '_blank',
    openDashboard: (path) => {
      void browser.tabs.create({ url: dashboardUrl(path) }).then(() => window.close());
    },
    copy: (text) => navigator.clipboard.writeText(text),
    redirectUri: (path) => browser.identity.getRedirectURL(path),
  };
}
