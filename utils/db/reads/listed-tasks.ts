import { countedProfiles, isShelved } from '@/utils/tasks/shelf';
import type { LoginRow, ProfileRow, TaskRow, TaskState } from '../rows';
import { type Member, sortedMembers } from './members';
import type { NeedCounts, ShownTask } from './needs';

/** So many profiles are listed at once; of more, each card tells their number and unfolds. */
const UNFOLDED = 8;

type ByState = Readonly<Record<TaskState, number>>;

/** @returns a count for each state */
export async function byState(count: (state: TaskState) => Promise<number>): Promise<ByState> {
  const [disconnected, expiring] = await Promise.all([count('disconnected'), count('expiring')]);
  return { disconnected, expiring };
}

/** @returns what is left of the counts without the tasks that are put off */
export function countedNeeds(
  profiles: ByState,
  tasks: ByState,
  signIns: ByState,
  shelved: readonly TaskRow[],
): NeedCounts {
  const off = (state: TaskState, kind?: 'sign_in') =>
    shelved.filter((task) => task.state === state && (!kind || task.kind === kind)).length;
  const without = (counts: ByState, kind?: 'sign_in'): ByState => ({
    disconnected: counts.disconnected - off('disconnected', kind),
    expiring: counts.expiring - off('expiring', kind),
  });
  return {
    ...countedProfiles(profiles.disconnected, profiles.expiring, shelved),
    tasks: without(tasks),
    signIns: without(signIns, 'sign_in'),
  };
}

interface Lists {
  readonly disconnected: readonly TaskRow[];
  readonly expiring: readonly TaskRow[];
  readonly shelved: readonly TaskRow[];
}

/** How a table is asked, over Dexie or straight. */
export interface TaskReader {
  readonly profiles: (ids: readonly string[]) => Promise<readonly (ProfileRow | undefined)[]>;
  readonly profilesOf: (taskIds: readonly string[]) => Promise<readonly ProfileRow[]>;
  readonly logins: (ids: readonly string[]) => Promise<readonly (LoginRow | undefined)[]>;
}

/** @returns the lists as they are shown, with what their cards tell besides */
export async function shownTasks(read: Lists, reader: TaskReader, now: number, limit: number) {
  const counting = (tasks: readonly TaskRow[]) =>
    tasks.filter((task) => !isShelved(task, now)).slice(0, limit);
  const [disconnected, expiring] = [counting(read.disconnected), counting(read.expiring)];
  const shelved = read.shelved.slice(0, limit);
  const open = [...disconnected, ...expiring];
  const whole = new Set(open.reduce((sum, task) => sum + sizeOf(task), 0) <= UNFOLDED ? open : []);
  const alone = [...open, ...shelved].filter((task) => !whole.has(task) && sizeOf(task) === 1);
  const [several, single, logins] = await Promise.all([
    reader.profilesOf([...whole].map(({ id }) => id)),
    reader.profiles(alone.flatMap(({ faces }) => faces.map(({ profileId }) => profileId))),
    reader.logins([...new Set([...open, ...shelved].map(({ loginId }) => loginId))]),
  ]);
  const profiles = [...several, ...single].filter((profile) => profile !== undefined);
  const loginOf = new Map(logins.flatMap((login) => (login ? [[login.id, login]] : [])));
  // Only an app has profiles of other logins than the one that its task names.
  const others = [...new Set(profiles.map(({ loginId }) => loginId))].filter((id) => !loginOf.has(id));
  for (const login of await reader.logins(others)) if (login) loginOf.set(login.id, login);
  const members = Map.groupBy(membersOf(profiles, loginOf), ({ profile }) => profile.taskId);
  const shown = (tasks: readonly TaskRow[]) =>
    tasks.flatMap((task): ShownTask[] => {
      const login = loginOf.get(task.loginId);
      return login ? [{ task, login, members: sortedMembers(members.get(task.id) ?? []) }] : [];
    });
  return { disconnected: shown(disconnected), expiring: shown(expiring), shelved: shown(shelved) };
}

function membersOf(profiles: readonly ProfileRow[], logins: ReadonlyMap<string, LoginRow>): Member[] {
  return profiles.flatMap((profile) => {
    const login = logins.get(profile.loginId);
    return login ? [{ profile, login }] : [];
  });
}

function sizeOf({ disconnected, expiring }: TaskRow): number {
  return disconnected + expiring;
}
