import type { Deps } from '@/utils/ports/deps';
import { createAnswers } from './answers';
import { createDeps } from './context';
import { openFor } from './open-for';
import { workOf } from './work';

/** Everything that an event can need, behind the listeners: evaluated when the first one does. */
export type Rest = ReturnType<typeof createRest>;

export function createRest(deps: Deps = createDeps()) {
  return {
    ...workOf(deps),
    openFor: (notificationId: string) => openFor(deps, notificationId),
    answer: createAnswers(deps),
  };
}
