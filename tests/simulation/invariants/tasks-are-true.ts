import type { TaskRow } from '@/utils/db/rows';
import { taskKey } from '@/utils/tasks/task-key';
import type { World } from '../world.ts';
import type { Invariant } from './invariant.ts';

/** After every transaction there is one task for what somebody must do, with all that hangs on it, and no other. */
export const tasksAreTrue: Invariant = {
  name: 'tasks are true',
  watch: (world) => {
    let looked = -1;
    let said = '';
    return {
      step: () => {
        if (looked === world.disk.writes) return;
        looked = world.disk.writes;
        const wrong = whatIsWrong(world);
        if (wrong !== null && wrong !== said) world.broken('tasks are true', wrong);
        said = wrong ?? '';
      },
    };
  },
};

function whatIsWrong({ disk }: World): string | null {
  const hanging = new Map<string, { disconnected: number; expiring: number }>();
  for (const profile of disk.profiles) {
    const login = disk.login(profile.loginId);
    const id = login && taskKey(profile, login)?.id;
    if (profile.taskId !== id) return `${profile.name} hangs on ${profile.taskId}, not on ${id}`;
    if (id === undefined || (profile.state !== 'disconnected' && profile.state !== 'expiring')) continue;
    const counts = hanging.get(id) ?? { disconnected: 0, expiring: 0 };
    counts[profile.state] += 1;
    hanging.set(id, counts);
  }
  const stray = disk.tasks.find(({ id }) => !hanging.has(id));
  if (stray) return `nothing hangs on ${stray.id}`;
  const missing = [...hanging.keys()].find((id) => !disk.tasks.some((task) => task.id === id));
  if (missing !== undefined) return `${missing} is not there`;
  const off = disk.tasks.find((task) => !isSame(task, hanging.get(task.id)));
  return off ? `${off.id} tells ${off.disconnected} and ${off.expiring}` : null;
}

function isSame(task: TaskRow, counts: Pick<TaskRow, 'disconnected' | 'expiring'> | undefined): boolean {
  return counts?.disconnected === task.disconnected && counts.expiring === task.expiring;
}
