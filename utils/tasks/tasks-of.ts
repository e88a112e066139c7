import type { LoginRow, ProfileRow, TaskKind, TaskRow } from '@/utils/db/rows';
import type { Cause } from '@/utils/health/cause';
import { taskKey } from './task-key';

/** A task as one login tells it; what the person has put on it is not known here. */
export type TaskOfLogin = Omit<TaskRow, 'shelf'>;

/** Pictures on a card. */
const FACES = 3;

/** @returns the profiles with the tasks that they hang on now, each the same object where that has not changed */
export function withTasks(login: LoginRow, profiles: readonly ProfileRow[]): ProfileRow[] {
  return profiles.map((profile) => {
    const { taskId: before, ...bare } = profile;
    const taskId = taskKey(profile, login)?.id;
    if (taskId === before) return profile;
    return taskId === undefined ? bare : { ...bare, taskId };
  });
}

/** @returns what has to be done for a login and all of its profiles */
export function tasksOf(login: LoginRow, profiles: readonly ProfileRow[]): TaskOfLogin[] {
  const members = new Map<string, { readonly kind: TaskKind; readonly of: ProfileRow[] }>();
  for (const profile of profiles) {
    const key = taskKey(profile, login);
    if (!key) continue;
    const known = members.get(key.id);
    if (known) known.of.push(profile);
    else members.set(key.id, { kind: key.kind, of: [profile] });
  }
  return [...members].map(([id, { kind, of }]) => taskOf(id, kind, login, of));
}

function taskOf(id: string, kind: TaskKind, login: LoginRow, profiles: readonly ProfileRow[]): TaskOfLogin {
  const broken = profiles.filter(({ state }) => state === 'disconnected');
  const state = broken.length > 0 ? 'disconnected' : 'expiring';
  const about = broken.length > 0 ? broken : profiles;
  const since = Math.max(...about.map(({ stateSince }) => stateSince));
  return {
    id,
    kind,
    state,
    loginId: login.id,
    cause: mostFrequent(broken.flatMap(({ cause }) => cause ?? [])),
    since,
    disconnected: broken.length,
    expiring: profiles.length - broken.length,
    faces: kind === 'app' ? [] : facesOf(about),
    // The newest trouble first; of dates the nearest, and before all of them what cannot be checked any more.
    rank: state === 'disconnected' ? -since : (login.humanNeededAt ?? 0),
  };
}

function facesOf(profiles: readonly ProfileRow[]): TaskRow['faces'] {
  return [...profiles]
    .sort((a, b) => a.name.localeCompare(b.name) || a.id.localeCompare(b.id))
    .slice(0, FACES)
    .map(({ id, name }) => ({ profileId: id, name }));
}

function mostFrequent(causes: readonly Cause[]): Cause | null {
  const counts = new Map<Cause, number>();
  for (const cause of causes) counts.set(cause, (counts.get(cause) ?? 0) + 1);
  const [first] = [...counts].sort(([a, many], [b, more]) => more - many || a.localeCompare(b));
  return first?.[0] ?? null;
}
