import type { FlowRow } from '@/utils/db/rows';
import { placeNameOf } from './network-names';

/** @returns what a sign-in under way is doing or waiting for, in one sentence */
export function flowStepText(flow: Pick<FlowRow, 'network' | 'server' | 'step'>): string {
  const { step } = flow;
  const name = placeNameOf(flow);
  switch (step.name) {
    case 'preparing':
      return `Getting ready: asking ${name} how to sign in…`;
    case 'queued':
      return 'Waiting for another sign-in: this one opens when that is done';
    case 'finishing':
      return `Checking the new access at ${name}…`;
    case 'storing':
      return `Asking ${name} what this login can reach…`;
    default:
      return 'Waiting for you in the sign-in window';
  }
}
