import { browser } from 'wxt/browser';
import type { Page } from '@/components/hooks/page';
import { RelinkDatabase } from '@/utils/db/database';
import { liveOver } from '@/utils/db/live';
import { pageBasics } from '../page-basics';

/** What the dashboard gives its components. */
export function createDashboardPage(): Page {
  return {
    live: liveOver(new RelinkDatabase()),
    ...pageBasics,
    requestOrigins: (origins) => browser.permissions.request({ origins: [...origins] }),
    dashboardUrl: (path) => `#${path}`,
    linkTarget: '_self',
    openDashboard: (path) => {
      location.hash = path;
    },
    redirectUri: (path) => browser.identity.getRedirectURL(path),
  };
}
