import { bare } from '@/utils/browser/bare';
import type { Start } from './start';

/** A click on a notification opens the popup, or the dashboard at that login where the popup cannot be opened. */
export function registerNotifications(start: Pick<Start, 'rest'>): void {
  bare.notifications.onClicked.addListener(async (id) => (await start.rest()).openFor(id));
}
