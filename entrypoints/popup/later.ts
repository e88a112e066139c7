import { browser } from 'wxt/browser';
import { RelinkDatabase } from '@/utils/db/database';
import { liveOver } from '@/utils/db/live';

/** What the popup needs after its first frame only: live reads, and the browser. */
export function createLater() {
  return { live: liveOver(new RelinkDatabase()), browser };
}
