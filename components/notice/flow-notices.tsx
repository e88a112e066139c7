import { useCommand } from '@/components/hooks/use-command';
import { useLive } from '@/components/hooks/use-live';
import { placeNameOf } from '@/components/text/network-names';
import type { FlowRow } from '@/utils/db/rows';
import { CommandNotice } from './command-notice';
import { FailureNotice } from './failure-notice';
import { FlowButtons } from './flow-buttons';
import { flowNotice } from './flow-sentence';
import { Retry } from './retry';
import { StatusLine } from './status-line';

interface FlowNoticesProps {
  /** The newest reconnect, if any. */
  readonly flow: FlowRow | null;
  readonly now: number;
  /** Whether the queue of reconnects is in sight, which tells of its own sign-ins. */
  readonly besideQueue?: boolean;
}

/** Tells what the last command came to, and how the newest reconnect goes or ended; always within sight. */
export function FlowNotices({ flow, now, besideQueue = false }: FlowNoticesProps) {
  const { run } = useCommand();
  const about = useAbout(flow);
  // A queue tells what became of its sign-ins for as long as it is there.
  const queue = useLive((db) => db.queues.get('reconnect').then((row) => row?.loginIds ?? [])) ?? [];
  const isQueued = queue.includes(flow?.loginId ?? '');
  const isTold = flow !== null && about !== undefined && !(isQueued && besideQueue);
  const told = isTold ? flowNotice(flow, now) : null;
  const forget = () => {
    if (flow && !isQueued) void run('dismissFlow', { flowId: flow.id });
  };
  const busy = told?.kind === 'busy';
  return (
    <section class="notices" aria-label="Messages">
      <CommandNotice />
      <StatusLine
        text={told === null || told.kind === 'failed' ? null : told.text}
        about={about ?? null}
        busy={busy}
        onLeave={forget}
      >
        {busy && flow && <FlowButtons flow={flow} />}
      </StatusLine>
      {told?.kind === 'failed' && flow && (
        <FailureNotice failure={told.failure} about={about ?? null} onDismiss={forget}>
          <Retry flow={flow} failure={told.failure} />
        </FailureNotice>
      )}
    </section>
  );
}

/** @returns "Anna Keller on Facebook"; undefined until it is read, null when the login is gone */
function useAbout(flow: FlowRow | null): string | null | undefined {
  const loginId = flow?.loginId ?? null;
  return useLive(
    async (db) => {
      const login = loginId === null ? undefined : await db.logins.get(loginId);
      return login ? `${login.name} on ${placeNameOf(login)}` : null;
    },
    [loginId],
  );
}
