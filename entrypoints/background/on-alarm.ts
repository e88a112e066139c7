import { browser } from 'wxt/browser';
import { sweep } from '@/utils/checks/sweep';
import type { Deps } from '@/utils/ports/deps';

/** Every alarm means the same: look what is due. */
export function registerAlarms(deps: Deps): void {
  browser.alarms.onAlarm.addListener(() => void sweep(deps));
}
