import { Unfinished } from '@/components/card/unfinished';
import { CheckNow } from '@/components/dashboard/check-now';
import { EmptyState } from '@/components/dashboard/empty-state';
import { PageTitle } from '@/components/dashboard/page-title';
import { GroupSelect } from '@/components/groups/group-select';
import { needsOf } from '@/components/groups/needs-of';
import { useLive } from '@/components/hooks/use-live';
import { ReconnectAll } from '@/components/queue/reconnect-all';
import { ReconnectQueue } from '@/components/queue/reconnect-queue';
import { TaskLists } from '@/components/tasks/task-lists';
import { momentSince } from '@/components/text/dates';
import { staleNote } from '@/components/text/headline';
import { MINUTE } from '@/utils/core/time';
import { readTasksOfGroup } from '@/utils/db/reads/groups';
import { readNeeds } from '@/utils/db/reads/needs';
import { ANY_GROUP } from '@/utils/db/reads/profiles';
import { readQueue } from '@/utils/db/reads/queue';

interface IssuesPageProps {
  /** The id of the group whose tasks are shown; null for all. */
  readonly group: string | null;
  readonly now: number;
  readonly onConnect: (flowId: string | null) => void;
}

const SHOWN = 500;

/** Exactly what needs somebody. */
export function IssuesPage({ group, now, onConnect }: IssuesPageProps) {
  const all = useLive((db) => readNeeds(db, now, SHOWN), [Math.floor(now / MINUTE)]);
  const inGroup = useLive(async (db) => (group === null ? null : readTasksOfGroup(db, group)), [group]);
  const queue = useLive((db) => readQueue(db, now), [Math.floor(now / MINUTE)]);
  if (!all || inGroup === undefined) return null;
  const needs = inGroup ? needsOf(all, inGroup) : all;
  const unfinished = needs.choices.length > 0;
  const { tasks } = needs.counts;
  const well = needs.any && !unfinished && tasks.disconnected + tasks.expiring === 0;
  return (
    <>
      <header class="page-head">
        <PageTitle>Issues</PageTitle>
        <GroupSelect value={group ?? ANY_GROUP} onChange={(chosen) => showGroup(chosen)} />
        {needs.any && <CheckNow now={now} />}
        {queue === null && <ReconnectAll needs={needs} />}
      </header>
      {queue && <ReconnectQueue queue={queue} />}
      <Unfinished choices={needs.choices} now={now} onResume={onConnect} />
      {needs.stalest && (
        <p class="quiet">
          Some profiles are not verified since {momentSince(needs.stalest.lastVerifiedAt, now)}.{' '}
          {staleNote(needs.stalest)}
        </p>
      )}
      <TaskLists needs={needs} now={now} restPath="/profiles" />
      {well && (
        <EmptyState
          tone={needs.stalest || needs.counts.shelved > 0 ? 'unverified' : 'connected'}
          title={group === null ? 'Nobody is needed' : 'Nobody is needed for this group'}
        >
          What breaks or runs out will be listed here, with the reason and one button that mends it.
        </EmptyState>
      )}
      {!needs.any && !unfinished && (
        <EmptyState tone="unlinked" title="Connect your first profile">
          <p>Relink then checks it in the background, and lists here what breaks, why, and how to mend it.</p>
          <button type="button" class="button primary" onClick={() => onConnect(null)}>
            Choose a network
          </button>
        </EmptyState>
      )}
    </>
  );
}

function showGroup(group: string): void {
  location.hash = group === ANY_GROUP ? '#/issues' : `#/issues?group=${encodeURIComponent(group)}`;
}
