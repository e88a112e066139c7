import { failureText } from '@/utils/core/failure-text';
import type { LoginRow } from '@/utils/db/rows';
import type { QueueItem, QueueProgress } from '@/utils/tasks/queue';
import { flowStepText } from './flow-step';
import { placeNameOf } from './network-names';
import { readFailure } from './outcome-failure';
import { resultText } from './restored';

/** @returns where a queue stands: "2 of 6, next: Nadia Brandt at Facebook" */
export function queueTitle({ current, position, items }: QueueProgress, login: LoginRow | undefined): string {
  if (!current) return `All ${items.length} are through`;
  const place = `${position} of ${items.length}`;
  return login ? `${place}, next: ${login.name} at ${placeNameOf(login)}` : place;
}

/** @returns what became of one sign-in of a queue, in a sentence */
export function queueItemText(item: QueueItem): string {
  switch (item.state) {
    case 'waiting':
      return 'Not signed in to yet.';
    case 'skipped':
      return 'Skipped. It stays on the list.';
    case 'mended':
      return 'Needs nobody any more.';
    case 'under_way':
      return flowStepText(item.flow);
    case 'done':
      return item.flow.step.name === 'done'
        ? resultText(item.flow, item.flow.step.result)
        : 'Signed in again.';
    case 'failed': {
      const { step } = item.flow;
      if (step.name !== 'failed') return 'The sign-in was interrupted. Try it again.';
      const { code, detail } = readFailure(step);
      const { title, fix } = failureText(code, detail);
      return `${title} ${fix}`;
    }
  }
}
