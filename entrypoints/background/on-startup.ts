import { bare } from '@/utils/browser/bare';
import type { Start } from './start';

/** Registers what only the start of the browser does. */
export function registerStartup(start: Start): void {
  bare.runtime.onStartup.addListener(async () => (await start.rest()).startOfBrowser());
  bare.runtime.onInstalled.addListener(async () => (await start.rest()).sweepAfterIdleTime());
  self.addEventListener('online', async () => (await start.rest()).retryUnknown());
}
