import { browser } from 'wxt/browser';
import type { Page } from '@/components/hooks/page';
import { pageBasics } from '@/components/hooks/page-basics';
import { locks } from '@/utils/browser/locks';
import { RelinkDatabase } from '@/utils/db/database';
import { liveOver } from '@/utils/db/live';

/** What the dashboard gives its components. */
export function createDashboardPage(): Page {
  return {
    live: liveOver(new RelinkDatabase()),
    ...pageBasics,
    now: () => Date.now(),
    heldLocks: locks.held,
    requestOrigins: (origins) => browser.permissions.request({ origins: [...origins] }),
    dashboardUrl: (path) => `#${path}`,
    linkTarget: '_self',
    openDashboard: (path) => {
      location.hash = path;
    },
    redirectUri: (path) => browser.identity.getRedirectURL(path),
  };
}
