import { DAY } from '@/utils/core/time';
import type { Invariant } from './invariant.ts';

/** A sign-in that nobody carries any more does not look as if it were under way. */
export const flowsEnd: Invariant = {
  name: 'flows end',
  watch: (world) => {
    const told = new Set<string>();
    return {
      step: ({ logins }) => {
        if (logins.length === 0 || !world.machine.quiet || world.disk.full) return;
        for (const flow of world.disk.flows) {
          if (flow.endedAt !== null || told.has(flow.id)) continue;
          const age = world.machine.now - flow.startedAt;
          if (age < DAY || flow.expiresAt > world.machine.now) continue;
          told.add(flow.id);
          world.broken(
            'flows end',
            `${flow.kind} at ${flow.network} is ${flow.step.name} for ${Math.round(age / DAY)} days`,
          );
        }
      },
    };
  },
};
