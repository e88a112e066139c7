import { RefreshCw } from 'lucide';
import { useActions } from '@/components/actions/actions';
import { useLive } from '@/components/hooks/use-live';
import { Icon } from '@/components/icons/icon';
import { ago, exactMoment } from '@/components/text/dates';
import { idleNote } from '@/components/text/headline';

/** Checks every login, and tells how far the check is or when the last one ended. */
export function CheckNow({ now }: { readonly now: number }) {
  const { checkAll } = useActions();
  const sweep = useLive((db) => db.sweeps.get('sweep').then((row) => row ?? null)) ?? null;
  const checking = sweep !== null && sweep.endedAt === null;
  return (
    <div class="check">
      {checking ? (
        <>
          <span class="quiet">{idleNote(sweep) ?? `Checking ${sweep.done} of ${sweep.total}`}</span>
          <progress max={Math.max(1, sweep.total)} value={sweep.done} aria-label="Progress of the check" />
        </>
      ) : (
        sweep?.endedAt && (
          <span class="quiet" title={exactMoment(sweep.endedAt)}>
            Last check {ago(sweep.endedAt, now)}
          </span>
        )
      )}
      <button type="button" class="button" disabled={checking} onClick={checkAll}>
        <Icon node={RefreshCw} size={14} class={checking ? 'spin' : ''} />
        <span>Check now</span>
      </button>
    </div>
  );
}
