import { browser } from 'wxt/browser';
import { RelinkDatabase } from '@/utils/db/database';
import { liveOver } from '@/utils/db/live';

/** What comes after the popup's first frame. */
export type Later = ReturnType<typeof createLater>;

/** What the popup needs after its first frame only: live reads, and the browser. */
export function createLater() {
  return {
    live: liveOver(new RelinkDatabase()),
    openTab: (url: string) => browser.tabs.create({ url }),
    requestOrigins: (origins: readonly string[]) => browser.permissions.request({ origins: [...origins] }),
  };
}
