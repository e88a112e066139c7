import { useEffect } from 'preact/hooks';
import { isUnderWay } from '@/utils/db/reads/flows';
import type { FlowRow, SweepRow } from '@/utils/db/rows';
import { usePage } from './page';

/**
 * Keeps watch over the worker while the page shows work of it. One that dies is replaced at once, and the next one says
 * what became of the work: a check goes on, an interrupted sign-in is told.
 */
export function useWorkerWatch(flows: readonly FlowRow[], sweep: SweepRow | null, now: number): void {
  const { watchWorker } = usePage();
  const isAwaited = sweep?.endedAt === null || flows.some((flow) => isUnderWay(flow, now));
  useEffect(() => (isAwaited ? watchWorker() : undefined), [watchWorker, isAwaited]);
}
