import type { Page } from '@/components/hooks/page';
import { pageBasics } from '@/components/hooks/page-basics';
import { locks } from '@/utils/browser/locks';
import { liveLater } from '@/utils/db/live-later';
import type { Later } from './later';

/** The list is on screen before this; a window that nobody sees has no idle time, but it has this much patience. */
const PATIENCE = 100;

/** What the popup gives its components. */
export function createPopupPage(): Page {
  const dashboardUrl = (path: string) => `${location.origin}/dashboard.html#${path}`;
  const later = idle()
    .then(() => import('./later'))
    .then(({ createLater }) => createLater());
  let loaded: Later | null = null;
  void later.then((ready) => {
    loaded = ready;
  });
  return {
    live: liveLater(async () => (await later).live),
    ...pageBasics,
    now: () => Date.now(),
    heldLocks: locks.held,
    // Within the click, with nothing awaited: long loaded by the time a person can press what needs it.
    requestOrigins: (origins) =>
      loaded ? loaded.requestOrigins(origins) : later.then((ready) => ready.requestOrigins(origins)),
    dashboardUrl,
    linkTarget: '_blank',
    openDashboard: (path) => {
      void later.then(({ openTab }) => openTab(dashboardUrl(path))).then(() => window.close());
    },
    // As Chromium builds it; only the dashboard shows it.
    redirectUri: (path) => `https://${location.host}.chromiumapp.org/${path}`,
  };
}

function idle(): Promise<void> {
  return new Promise((resolve) => requestIdleCallback(() => resolve(), { timeout: PATIENCE }));
}
