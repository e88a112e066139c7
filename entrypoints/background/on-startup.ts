import { bare } from '@/utils/browser/bare';
import type { Start } from './start';

/** Registers what only the start of the browser does. */
export function registerStartup(start: Start): void {
  const sweepAfterIdleTime = async () => (await start.rest()).sweepAfterIdleTime();
  bare.runtime.onStartup.addListener(() => void sweepAfterIdleTime());
  bare.runtime.onInstalled.addListener(() => void sweepAfterIdleTime());
  self.addEventListener('online', async () => (await start.rest()).retryUnknown());
}
