import { browser } from 'wxt/browser';
import type { NotificationsPort } from '@/utils/ports/deps';

/** System notifications. Firefox knows no buttons, so there are none: a click anywhere opens Relink. */
export const notifications: NotificationsPort = {
  show: async (id, { title, message }) => {
    const iconUrl = new URL('/icons/needs-you-128.png', location.origin).href;
    await browser.notifications.create(id, { type: 'basic', iconUrl, title, message });
  },
  clear: async (id) => {
    await browser.notifications.clear(id);
  },
};
