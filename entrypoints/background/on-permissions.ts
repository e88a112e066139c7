import { bare } from '@/utils/browser/bare';
import type { Start } from './start';

/** Logins that waited for a host permission are checked as soon as it is granted. */
export function registerPermissions(start: Pick<Start, 'rest'>): void {
  bare.permissions.onAdded.addListener(async () => (await start.rest()).retryUnknown());
}
