import type { RelinkDatabase } from '../database';
import type { GroupRow } from '../rows';

/** A group with what it has. */
export interface ShownGroup {
  readonly group: GroupRow;
  /** Linked profiles. */
  readonly profiles: number;
  readonly disconnected: number;
  readonly expiring: number;
  /** Things to do for any of its profiles. */
  readonly tasks: number;
}

/** @returns all groups in the person's order */
export function readGroupRows(db: RelinkDatabase): Promise<GroupRow[]> {
  return db.groups.orderBy('order').toArray();
}

/** @returns all groups, those with something to do first, each in the person's order. Index reads only */
export async function readGroups(db: RelinkDatabase): Promise<ShownGroup[]> {
  const groups = await readGroupRows(db);
  const tasks = Map.groupBy(await needyPairs(db), ([groupId]) => groupId);
  const shown = await Promise.all(
    groups.map(async (group): Promise<ShownGroup> => {
      const inState = (state: string) =>
        db.profiles.where('[groupId+state]').equals([group.id, state]).count();
      const [connected, disconnected, expiring] = await Promise.all(
        ['connected', 'disconnected', 'expiring'].map(inState),
      );
      return {
        group,
        profiles: (connected ?? 0) + (disconnected ?? 0) + (expiring ?? 0),
        disconnected: disconnected ?? 0,
        expiring: expiring ?? 0,
        tasks: tasks.get(group.id)?.length ?? 0,
      };
    }),
  );
  return shown.toSorted((a, b) => Number(b.tasks > 0) - Number(a.tasks > 0));
}

/** @returns the ids of the tasks that profiles of a group hang on */
export async function readTasksOfGroup(db: RelinkDatabase, groupId: string): Promise<ReadonlySet<string>> {
  const pairs = await db.profiles
    .where('[groupId+taskId]')
    // Every text lies between these; Dexie's own bounds would bring Dexie into the popup's first frame.
    .between([groupId, ''], [groupId, '\uffff'])
    .uniqueKeys();
  return new Set((pairs as unknown as readonly (readonly [string, string])[]).map(([, taskId]) => taskId));
}

/** Every group with each of its tasks: profiles that need nobody, or are in no group, are not in this index. */
async function needyPairs(db: RelinkDatabase): Promise<readonly (readonly [string, string])[]> {
  const keys = await db.profiles.orderBy('[groupId+taskId]').uniqueKeys();
  // Dexie types the keys of a compound index as single ones.
  return keys as unknown as readonly (readonly [string, string])[];
}
