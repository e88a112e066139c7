import { retryUnknown } from '@/utils/checks/check-now';
import { sweep } from '@/utils/checks/sweep';
import type { Deps } from '@/utils/ports/deps';
import { startOfBrowser, sweepAfterIdleTime, tidyUp, wake } from './wake';

/** What events without a sender ask for. */
export function workOf(deps: Deps) {
  return {
    wake: () => wake(deps),
    tidyUp: () => tidyUp(deps),
    sweep: () => sweep(deps),
    startOfBrowser: () => startOfBrowser(deps),
    sweepAfterIdleTime: () => sweepAfterIdleTime(deps),
    retryUnknown: () => retryUnknown(deps),
  };
}
