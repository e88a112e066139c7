import { retryUnknown } from '@/utils/checks/check-now';
import { sweep } from '@/utils/checks/sweep';
import type { Deps } from '@/utils/ports/deps';
import { createAnswers } from './answers';
import { createDeps } from './context';
import { openFor } from './open-for';
import { startOfBrowser, sweepAfterIdleTime, tidyUp, wake } from './wake';

/** Everything that an event can need, behind the listeners: evaluated when the first one does. */
export type Rest = ReturnType<typeof createRest>;

export function createRest(deps: Deps = createDeps()) {
  return {
    wake: () => wake(deps),
    tidyUp: () => tidyUp(deps),
    sweep: () => sweep(deps),
    startOfBrowser: () => startOfBrowser(deps),
    sweepAfterIdleTime: () => sweepAfterIdleTime(deps),
    retryUnknown: () => retryUnknown(deps),
    openFor: (notificationId: string) => openFor(deps, notificationId),
    answer: createAnswers(deps),
  };
}
