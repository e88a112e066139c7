import { CLOCK_SLACK, LONGEST_AHEAD } from '@/utils/health/clock';
import { clampedShelf } from '@/utils/tasks/shelf';
import type { RelinkDatabase } from './database';
import { type FlowRow, type LoginRow, NEVER, type ProfileRow, type SweepRow } from './rows';
import { rebuildTasks } from './tasks';

/** Stored moments that cannot lie where they lie: traces of a clock that ran ahead and came back. */
export function createMomentStore(db: RelinkDatabase) {
  return {
    /**
     * How far the clock has been ahead, by what was stored last; index reads above the bounds only, so that it costs the
     * same with any number of logins.
     * @returns milliseconds, null when no moment lies further ahead than it can
     */
    clockWasAhead: (now: number): Promise<number | null> =>
      db.transaction('r', [db.logins, db.events, db.settings], async () => {
        const beyond = (index: string, longest: number) =>
          db.logins
            .where(index)
            .between(now + longest + CLOCK_SLACK, NEVER, false, false)
            .limit(1)
            .count();
        const [check, proof, event, awake] = await Promise.all([
          beyond('nextCheckAt', LONGEST_AHEAD.check),
          beyond('verifyBy', LONGEST_AHEAD.proof),
          db.events.orderBy('at').last(),
          db.settings.get('lastAwake'),
        ]);
        const lastAwake = typeof awake?.value === 'number' ? awake.value : 0;
        const ahead = Math.max(0, lastAwake - now, (event?.at ?? 0) - now);
        return check + proof > 0 || ahead > CLOCK_SLACK ? ahead : null;
      }),

    /** Rewrites every moment that lies in the future, in one transaction. Rare: the clock has come back. */
    clampMoments: (
      now: number,
      clampLogin: (login: LoginRow) => LoginRow,
      clampProfile: (profile: ProfileRow) => ProfileRow,
    ): Promise<void> =>
      db.transaction(
        'rw',
        [db.logins, db.profiles, db.tasks, db.events, db.alerts, db.leases, db.flows, db.sweeps, db.settings],
        async () => {
          await db.logins.bulkPut((await db.logins.toArray()).map(clampLogin));
          const profiles = await db.profiles.toArray();
          const clamped = profiles.map(clampProfile);
          await db.profiles.bulkPut(clamped.filter((profile, index) => profile !== profiles[index]));
          await db.tasks
            .filter(({ shelf }) => shelf !== null && shelf.since > now)
            .modify((task) => void Object.assign(task, { shelf: clampedShelf(task.shelf, now) }));
          await rebuildTasks(db);
          await db.events.where('at').above(now).modify({ at: now });
          await db.alerts.where('sentAt').between(now, NEVER, false, false).modify({ sentAt: now });
          await db.leases.clear();
          await db.flows
            .where('startedAt')
            .above(now)
            .modify((flow) => void Object.assign(flow, clampedFlow(flow, now)));
          await db.sweeps
            .toCollection()
            .modify((sweep) => void Object.assign(sweep, clampedSweep(sweep, now)));
          await db.settings.put({ key: 'lastAwake', value: now });
        },
      ),
  };
}

/** It lasts no longer than it was going to. */
function clampedFlow(flow: FlowRow, now: number): FlowRow {
  const { startedAt, endedAt, expiresAt } = flow;
  return {
    ...flow,
    startedAt: now,
    endedAt: endedAt === null ? null : Math.min(endedAt, now),
    expiresAt: now + (expiresAt - startedAt),
  };
}

function clampedSweep(sweep: SweepRow, now: number): SweepRow {
  const past = (moment: number | null) => (moment === null ? null : Math.min(moment, now));
  const { startedAt, endedAt, idleSince } = sweep;
  return {
    ...sweep,
    startedAt: Math.min(startedAt, now),
    endedAt: past(endedAt),
    idleSince: past(idleSince),
  };
}
