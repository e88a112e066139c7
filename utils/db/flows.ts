import type { RelinkDatabase } from './database';
import type { FlowRow } from './rows';

/** Authorizations under way, and what became of them. */
export function createFlowStore(db: RelinkDatabase) {
  return {
    getFlow: (id: string): Promise<FlowRow | undefined> => db.flows.get(id),
    putFlow: (flow: FlowRow): Promise<string> => db.flows.put(flow),
    deleteFlow: (id: string): Promise<void> => db.flows.delete(id),
    unfinishedFlows: (): Promise<FlowRow[]> => db.flows.filter((flow) => flow.endedAt === null).toArray(),
    /** Drops flows that ended before `before`; the history keeps what mattered. */
    dropOldFlows: (before: number): Promise<number> =>
      db.flows
        .where('startedAt')
        .below(before)
        .and((flow) => flow.endedAt !== null)
        .delete(),
  };
}
