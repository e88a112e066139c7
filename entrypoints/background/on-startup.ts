import { browser } from 'wxt/browser';
import { retryUnknown } from '@/utils/checks/check-now';
import type { Deps } from '@/utils/ports/deps';
import { sweepAfterIdleTime, wake } from './wake';

/** Registers what every start of the worker does, and what only the start of the browser does. */
export function registerStartup(deps: Deps): void {
  browser.runtime.onStartup.addListener(() => void sweepAfterIdleTime(deps));
  browser.runtime.onInstalled.addListener(() => void sweepAfterIdleTime(deps));
  self.addEventListener('online', () => void retryUnknown(deps));
  void wake(deps);
}
