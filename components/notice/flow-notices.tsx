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
  const read = useAbout(flow);
  // A queue tells what became of its sign-ins for as long as it is there.
  const isTold = flow !== null && read !== undefined && !(read.queued && besideQueue);
  const told = isTold ? flowNotice(flow, now) : null;
  const about = read?.about ?? null;
  const forget = () => {
    if (flow && !read?.queued) void run('dismissFlow', { flowId: flow.id });
  };
  const busy = told?.kind === 'busy';
  return (
    <section class="notices" aria-label="Messages">
      <CommandNotice />
      <StatusLine
        text={told === null || told.kind === 'failed' ? null : told.text}
        about={about}
        busy={busy}
        onLeave={forget}
      >
        {busy && flow && <FlowButtons flow={flow} />}
      </StatusLine>
      {told?.kind === 'failed' && flow && (
        <FailureNotice failure={told.failure} about={about} onDismiss={forget}>
          <Retry flow={flow} failure={told.failure} />
        </FailureNotice>
      )}
    </section>
  );
}

interface About {
  /** "Anna Keller on Facebook"; null when the login is gone. */
  readonly about: string | null;
  /** Whether its login is in the queue of reconnects. */
  readonly queued: boolean;
}

/** @returns whom a sign-in is about; undefined until it is read */
function useAbout(flow: FlowRow | null): About | undefined {
  const loginId = flow?.loginId ?? null;
  return useLive(
    async (db) => {
      if (loginId === null) return { about: null, queued: false };
      const [login, queue] = await Promise.all([db.logins.get(loginId), db.queues.get('reconnect')]);
      const about = login ? `${login.name} on ${placeNameOf(login)}` : null;
      return { about, queued: queue?.loginIds.includes(loginId) ?? false };
    },
    [loginId],
  );
}
