import type { RelinkDatabase } from './database';
import type { GroupRow } from './rows';

/** The person's own bundles of profiles. */
export function createGroupStore(db: RelinkDatabase) {
  return {
    /** Lets `decide` judge the groups that are there, and writes the one that it returns. @returns what it returned */
    changeGroups: <T extends string>(
      decide: (groups: readonly GroupRow[]) => GroupRow | T,
    ): Promise<GroupRow | T> =>
      db.transaction('rw', db.groups, async () => {
        const decided = decide(await db.groups.toArray());
        if (typeof decided === 'object') await db.groups.put(decided);
        return decided;
      }),

    /** Forgets a group, and that its profiles were in it. */
    removeGroup: (groupId: string): Promise<void> =>
      db.transaction('rw', db.groups, db.profiles, async () => {
        await db.groups.delete(groupId);
        await db.profiles
          .where('groupId')
          .equals(groupId)
          .modify((profile) => void Reflect.deleteProperty(profile, 'groupId'));
      }),

    /** Those that are not named follow in the order that they had. */
    orderGroups: (groupIds: readonly string[]): Promise<void> =>
      db.transaction('rw', db.groups, async () => {
        const groups = await db.groups.orderBy('order').toArray();
        const place = (group: GroupRow) => {
          const named = groupIds.indexOf(group.id);
          return named === -1 ? groupIds.length : named;
        };
        const ordered = groups.toSorted((a, b) => place(a) - place(b));
        await db.groups.bulkPut(ordered.map((group, order) => ({ ...group, order })));
      }),

    /** @returns how many profiles were moved; null where the group is gone */
    moveProfiles: (profileIds: readonly string[], groupId: string | null): Promise<number | null> =>
      db.transaction('rw', db.groups, db.profiles, async () => {
        if (groupId !== null && !(await db.groups.get(groupId))) return null;
        return db.profiles
          .where('id')
          .anyOf(profileIds)
          .modify((profile) => {
            if (groupId === null) Reflect.deleteProperty(profile, 'groupId');
            else Object.assign(profile, { groupId });
          });
      }),
  };
}
