import { useCommand } from '@/components/hooks/use-command';
import type { FlowRow } from '@/utils/db/rows';
import { FailureNotice } from './failure-notice';
import { flowNotice } from './flow-sentence';
import { Retry } from './retry';
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
          <Retry flow={flow} failure={told.failure} />
        </FailureNotice>
      )}
    </>
  );
}
