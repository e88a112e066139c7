import { usePage } from '@/components/hooks/page';
import type { Needs } from '@/utils/db/reads/needs';
import { TaskList } from './task-list';

interface TaskListsProps {
  readonly needs: Needs;
  readonly now: number;
  /** Where the rest of a list that was cut can be seen. */
  readonly restPath: string;
}

/** Everything that is to be done, the most urgent first, and what was put off. */
export function TaskLists({ needs, now, restPath }: TaskListsProps) {
  const page = usePage();
  const { disconnected, expiring, shelved, counts } = needs;
  // Few enough to be listed: they were read with the lists.
  const unfolded = [...disconnected, ...expiring].every(({ members }) => members.length > 0);
  const shared = {
    now,
    unfolded,
    restHref: page.dashboardUrl(restPath),
    restTarget: page.linkTarget,
  };
  return (
    <>
      <TaskList title="Disconnected" tasks={disconnected} count={counts.tasks.disconnected} {...shared} />
      <TaskList title="Expiring soon" tasks={expiring} count={counts.tasks.expiring} {...shared} />
      <TaskList title="Snoozed" tasks={shelved} count={shelved.length} {...shared} unfolded={false} />
    </>
  );
}
