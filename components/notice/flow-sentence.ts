import { flowStepText } from '@/components/text/flow-step';
import { readFailure, type ShownFailure } from '@/components/text/outcome-failure';
import { resultText } from '@/components/text/restored';
import { HOUR, MINUTE } from '@/utils/core/time';
import type { FlowRow } from '@/utils/db/rows';

/** What a page says about a reconnect. */
export type FlowNotice =
  | { readonly kind: 'busy'; readonly text: string }
  | { readonly kind: 'done'; readonly text: string }
  | { readonly kind: 'failed'; readonly failure: ShownFailure };

/** How long an outcome is worth telling: long enough to be seen when the popup is opened again. */
const DONE_FOR = 10 * MINUTE;
const FAILED_FOR = 12 * HOUR;

/** Says where a reconnect stands; null when there is nothing (left) to say. */
export function flowNotice(flow: FlowRow, now: number): FlowNotice | null {
  const { step } = flow;
  const age = now - (flow.endedAt ?? flow.startedAt);
  switch (step.name) {
    case 'preparing':
    case 'queued':
    case 'waiting':
    case 'finishing':
    case 'storing':
      return underWay(flow, now);
    case 'done':
      return age < DONE_FOR ? { kind: 'done', text: resultText(flow, step.result) } : null;
    case 'failed':
      // What the person has ended needs no red and no second telling.
      if (step.code === 'cancelled') return null;
      return age < FAILED_FOR ? { kind: 'failed', failure: readFailure(step) } : null;
    case 'choosing':
      return null;
  }
}

function underWay(flow: FlowRow, now: number): FlowNotice {
  if (flow.expiresAt <= now) return { kind: 'failed', failure: { code: 'interrupted', detail: {} } };
  return { kind: 'busy', text: flowStepText(flow) };
}
