import { browser } from 'wxt/browser';
import { heldOnceLoaded } from '@/components/hooks/held-once-loaded';
import type { Page } from '@/components/hooks/page';
import { locks } from '@/utils/browser/locks';
import { RelinkDatabase } from '@/utils/db/database';
import { liveOver } from '@/utils/db/live';

/** What the dashboard gives its components. */
export function createDashboardPage(): Page {
  return {
    live: liveOver(new RelinkDatabase()),
    now: () => Date.now(),
    send: async (name, input) => {
      const { sendCommand } = await import('@/components/hooks/send-command');
      return sendCommand(name, input);
    },
    heldLocks: locks.held,
    watchWorker: () => heldOnceLoaded(import('@/utils/messages/worker-watch')),
    requestOrigins: (origins) => browser.permissions.request({ origins: [...origins] }),
    dashboardUrl: (path) => `#${path}`,
    linkTarget: '_self',
    openDashboard: (path) => {
      location.hash = path;
    },
    copy: (text) => navigator.clipboard.writeText(text),
    redirectUri: (path) => browser.identity.getRedirectURL(path),
  };
}
