import { ListChecks } from 'lucide';
import { useCommand } from '@/components/hooks/use-command';
import { Icon } from '@/components/icons/icon';
import type { Needs } from '@/utils/db/reads/needs';

/** Begins the queue of all sign-ins that are needed, the most urgent first. Nothing where there is but one. */
export function ReconnectAll({ needs: { disconnected, expiring } }: { readonly needs: Needs }) {
  const { run } = useCommand();
  const loginIds = [...disconnected, ...expiring]
    .filter(({ task }) => task.kind === 'sign_in')
    .map(({ task }) => task.loginId);
  if (loginIds.length < 2) return null;
  return (
    <button type="button" class="button" onClick={() => void run('startQueue', { loginIds })}>
      <Icon node={ListChecks} size={14} />
      <span>Reconnect all ({loginIds.length})</span>
    </button>
  );
}
