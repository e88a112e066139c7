import { browser } from 'wxt/browser';
import { retryUnknown } from '@/utils/checks/check-now';
import type { Deps } from '@/utils/ports/deps';

/** Logins that waited for a host permission are checked as soon as it is granted. */
export function registerPermissions(deps: Deps): void {
  browser.permissions.onAdded.addListener(() => void retryUnknown(deps));
}
