import type { RelinkDatabase } from '../database';
import type { LoginRow, ProfileRow } from '../rows';

/** A profile that hangs on a task, with its login. */
export interface Member {
  readonly profile: ProfileRow;
  readonly login: LoginRow;
}

/** @returns the profiles that hang on a task, those that are disconnected first, by name */
export async function readMembers(db: RelinkDatabase, taskId: string): Promise<Member[]> {
  const profiles = await db.profiles.where('taskId').equals(taskId).toArray();
  const ids = [...new Set(profiles.map(({ loginId }) => loginId))];
  const logins = new Map(
    (await db.logins.bulkGet(ids)).flatMap((login) => (login ? [[login.id, login]] : [])),
  );
  return sortedMembers(
    profiles.flatMap((profile) => {
      const login = logins.get(profile.loginId);
      return login ? [{ profile, login }] : [];
    }),
  );
}

/** @returns the same, those that are disconnected first, by name */
export function sortedMembers(members: readonly Member[]): Member[] {
  return members.toSorted(
    ({ profile: a }, { profile: b }) => a.state.localeCompare(b.state) || a.name.localeCompare(b.name),
  );
}
