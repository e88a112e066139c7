import { browser } from 'wxt/browser';
import { loginOfNotification } from '@/utils/alerts/deliver';
import type { Deps } from '@/utils/ports/deps';

/** Opens what a notification is about. */
export async function openFor(deps: Deps, notificationId: string): Promise<void> {
  await deps.notifications.clear(notificationId);
  try {
    await browser.action.openPopup();
  } catch {
    // No window is open, or the browser refuses (Firefox wants a gesture in the window itself).
    const loginId = loginOfNotification(notificationId);
    const profiles = loginId === null ? [] : await deps.stores.profilesOf(loginId);
    const first = profiles.find((profile) => profile.state === 'disconnected') ?? profiles[0];
    const hash = first ? `#/profiles/${first.id}` : '#/issues';
    await browser.tabs.create({ url: new URL(`/dashboard.html${hash}`, location.origin).href });
  }
}
