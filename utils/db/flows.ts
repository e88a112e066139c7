import type { RelinkDatabase } from './database';
import type { FlowRow, FlowStep } from './rows';

/** Authorizations under way, and what became of them. */
export function createFlowStore(db: RelinkDatabase) {
  return {
    getFlow: (id: string): Promise<FlowRow | undefined> => db.flows.get(id),
    putFlow: (flow: FlowRow): Promise<string> => db.flows.put(flow),
    /** Stores the next step of a flow. @returns false when it was ended or forgotten in the meantime: nothing is stored */
    advanceFlow: (flow: FlowRow): Promise<boolean> =>
      db.transaction('rw', db.flows, async () => {
        const stored = await db.flows.get(flow.id);
        if (!stored || stored.endedAt !== null) return false;
        await db.flows.put(flow);
        return true;
      }),
    /** Ends a flow that is under way, unless it is storing already. @returns the step that it was in, or null */
    endFlow: (id: string, step: FlowStep, now: number): Promise<FlowStep['name'] | null> =>
      db.transaction('rw', db.flows, async () => {
        const stored = await db.flows.get(id);
        if (!stored || stored.endedAt !== null || stored.step.name === 'storing') return null;
        await db.flows.put({ ...stored, step, endedAt: now });
        return stored.step.name;
      }),
    /** Forgets the choices that older sign-ins of a login still wait for: the newest one counts. */
    dropOlderChoices: (loginId: string, newest: string): Promise<number> =>
      db.flows
        .where('loginId')
        .equals(loginId)
        .and((flow) => flow.step.name === 'choosing' && flow.id !== newest)
        .delete(),
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
