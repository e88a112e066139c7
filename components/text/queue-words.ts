import { failureText } from '@/utils/core/failure-text';
import type { FlowRow, LoginRow } from '@/utils/db/rows';
import type { QueueItem, QueueProgress } from '@/utils/tasks/queue';
import { flowStepText } from './flow-step';
import { placeNameOf } from './network-names';
import { readFailure, type ShownFailure } from './outcome-failure';
import { resultText } from './restored';

/** @returns where a queue stands: "2 of 6, next: Nadia Brandt at Facebook" */
export function queueTitle({ current, position, items }: QueueProgress, login: LoginRow | undefined): string {
  if (!current) return `All ${items.length} are through`;
  const place = `${position} of ${items.length}`;
  return login ? `${place}, next: ${login.name} at ${placeNameOf(login)}` : place;
}

/** @returns why a sign-in failed; one that has outlived its time was interrupted */
export function failureOf({ step }: FlowRow): ShownFailure {
  return step.name === 'failed' ? readFailure(step) : { code: 'interrupted', detail: {} };
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
      const { code, detail } = failureOf(item.flow);
      const { title, fix } = failureText(code, detail);
      return `${title} ${fix}`;
    }
  }
}
