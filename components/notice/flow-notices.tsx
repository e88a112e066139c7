import { useActions } from '@/components/actions/actions';
import { usePage } from '@/components/hooks/page';
import { useCommand } from '@/components/hooks/use-command';
import type { FlowRow } from '@/utils/db/rows';
import { FailureNotice } from './failure-notice';
import { flowNotice } from './flow-sentence';
import { StatusLine } from './status-line';

interface FlowNoticesProps {
  /** The newest reconnect, if any. */
  readonly flow: FlowRow | null;
  readonly now: number;
}

/** Tells how the newest reconnect goes or ended, and what the last command came to. */
export function FlowNotices({ flow, now }: FlowNoticesProps) {
  const { notice, run, dismiss } = useCommand();
  const told = flow && flowNotice(flow, now);
  const forget = () => {
    if (flow) void run('dismissFlow', { flowId: flow.id });
  };
  const status = notice?.kind === 'status' ? { kind: 'done' as const, text: notice.text } : told;
  const text = status === null || status.kind === 'failed' ? null : status.text;
  const busy = status?.kind === 'busy';
  const onDismiss = notice ? dismiss : forget;
  return (
    <>
      <StatusLine text={text} busy={busy} onDismiss={busy ? undefined : onDismiss} />
      {notice?.kind === 'failure' && <FailureNotice failure={notice.failure} onDismiss={dismiss} />}
      {told?.kind === 'failed' && flow && (
        <FailureNotice failure={told.failure} onDismiss={forget}>
          <Retry flow={flow} origins={told.failure.detail.origins ?? []} />
        </FailureNotice>
      )}
    </>
  );
}

/** Tries a failed reconnect again, asking for the hosts that were missing in the same click. */
function Retry({ flow, origins }: { readonly flow: FlowRow; readonly origins: readonly string[] }) {
  const page = usePage();
  const { reconnectAllowed } = useActions();
  const { loginId } = flow;
  if (loginId === null) return null;
  const retry = async (granted: Promise<boolean>) => {
    if (await granted) reconnectAllowed(loginId);
  };
  return (
    <button
      type="button"
      class="button"
      onClick={() => void retry(origins.length > 0 ? page.requestOrigins(origins) : Promise.resolve(true))}
    >
      {origins.length > 0 ? 'Allow and try again' : 'Try again'}
    </button>
  );
}
