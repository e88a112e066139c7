import { useId } from 'preact/hooks';
import type { ShownTask } from '@/utils/db/reads/needs';
import { TaskCard } from './task-card';

interface TaskListProps {
  readonly title: string;
  readonly tasks: readonly ShownTask[];
  /** How many there are in all; more than `tasks` when the list was cut. */
  readonly count: number;
  readonly now: number;
  /** Whether the profiles of each are listed from the start. */
  readonly unfolded: boolean;
  /** Where the rest is. */
  readonly restHref: string;
  readonly restTarget: '_self' | '_blank';
}

/** A region of things to do, with their number. Empty ones are left out. */
export function TaskList({ title, tasks, count, now, unfolded, restHref, restTarget }: TaskListProps) {
  const id = useId();
  if (tasks.length === 0) return null;
  const rest = count - tasks.length;
  return (
    <section class="section" aria-labelledby={id}>
      <h2 class="section-title">
        <span id={id}>{title}</span> <span class="count">{count}</span>
      </h2>
      <ul class="list tasks">
        {tasks.map((shown) => (
          <TaskCard key={shown.task.id} shown={shown} now={now} unfolded={unfolded} />
        ))}
      </ul>
      {rest > 0 && (
        <a class="rest" href={restHref} target={restTarget}>
          {rest} more in the dashboard
        </a>
      )}
    </section>
  );
}
