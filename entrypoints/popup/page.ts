import type { Page } from '@/components/hooks/page';
import { liveLater } from '@/utils/db/live-later';

/** The list is on screen before this; a window that nobody sees has no idle time, but it has this much patience. */
const PATIENCE = 100;

/** What the popup gives its components. */
export function createPopupPage(): Page {
  const dashboardUrl = (path: string) => `${location.origin}/dashboard.html#${path}`;
  const later = idle()
    .then(() => import('./later'))
    .then(({ createLater }) => createLater());
  return {
    live: liveLater(async () => (await later).live),
    now: () => Date.now(),
    // Loaded with the first click: the list needs the database only.
    send: async (name, input) => {
      const { sendCommand } = await import('@/components/hooks/send-command');
      return sendCommand(name, input);
    },
    requestOrigins: async (origins) => (await later).browser.permissions.request({ origins: [...origins] }),
    dashboardUrl,
    linkTarget: '_blank',
    openDashboard: (path) => {
      void later
        .then(({ browser }) => browser.tabs.create({ url: dashboardUrl(path) }))
        .then(() => window.close());
    },
    copy: (text) => navigator.clipboard.writeText(text),
    // As Chromium builds it; only the dashboard shows it.
    redirectUri: (path) => `https://${location.host}.chromiumapp.org/${path}`,
  };
}

function idle(): Promise<void> {
  return new Promise((resolve) => requestIdleCallback(() => resolve(), { timeout: PATIENCE }));
}
