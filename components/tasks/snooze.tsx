import { AlarmClock, BellRing } from 'lucide';
import { useCommand } from '@/components/hooks/use-command';
import { Icon } from '@/components/icons/icon';
import { Menu } from '@/components/menu/menu';
import type { TaskRow } from '@/utils/db/rows';
import { isShelved } from '@/utils/tasks/shelf';
import { snoozeChoices } from './snooze-choices';

interface SnoozeProps {
  readonly task: TaskRow;
  /** Whose task it is. */
  readonly name: string;
  readonly now: number;
}

/** Puts a task off, or takes it back into the count. */
export function Snooze({ task, name, now }: SnoozeProps) {
  const { run } = useCommand();
  const snooze = (until: number | null) => void run('snooze', { taskId: task.id, until });
  if (isShelved(task, now)) {
    return (
      <button
        type="button"
        class="icon-button"
        aria-label={`Stop snoozing ${name}`}
        title="Stop snoozing"
        onClick={() => snooze(null)}
      >
        <Icon node={BellRing} />
      </button>
    );
  }
  const items = snoozeChoices(now).map(({ label, until }) => ({
    label,
    icon: AlarmClock,
    act: () => snooze(until),
  }));
  return <Menu label={`Snooze ${name}`} icon={AlarmClock} items={items} />;
}
