import { Plus } from 'lucide';
import { useLayoutEffect, useState } from 'preact/hooks';
import { useActions } from '@/components/actions/actions';
import { Unfinished } from '@/components/card/unfinished';
import { usePage } from '@/components/hooks/page';
import { useLive } from '@/components/hooks/use-live';
import { useNow } from '@/components/hooks/use-now';
import { useWorkerWatch } from '@/components/hooks/use-worker-watch';
import { Icon } from '@/components/icons/icon';
import { ClockLine } from '@/components/notice/clock-line';
import { FlowNotices } from '@/components/notice/flow-notices';
import { UnstoredLine } from '@/components/notice/unstored-line';
import { TaskLists } from '@/components/tasks/task-lists';
import { ago, exactMoment } from '@/components/text/dates';
import { headline } from '@/components/text/headline';
import { MINUTE } from '@/utils/core/time';
import { readFlows } from '@/utils/db/reads/flows';
import { type Needs, readNeeds } from '@/utils/db/reads/needs';
import { type ConnectedCounts, countConnected } from '@/utils/db/reads/profiles';
import { SHOWN } from '@/utils/db/reads/shown';
import { NobodyNeeded } from './folded';
import { Found } from './found';
import { Head } from './head';
import { SearchField } from './search-field';

const SEARCH_FROM = 10;

/**
 * The glance: what needs you, why, and the click that mends it.
 * `first`: what the page has read for its first frame already.
 */
export function Popup({ first = null }: { readonly first?: Needs | null }) {
  const page = usePage();
  const now = useNow();
  const { checkAll } = useActions();
  const [search, setSearch] = useState('');
  // Whether a proof is too old is asked anew once a minute, not at each tick.
  const minute = Math.floor(now / MINUTE);
  const needs = useLive((db) => readNeeds(db, now, SHOWN), [minute], first ?? undefined);
  const sweep = useLive((db) => db.sweeps.get('sweep').then((row) => row ?? null)) ?? null;
  const connected = useConnectedCounts(needs !== undefined, now);
  const flows = useLive(readFlows) ?? [];
  useWorkerWatch(flows, sweep, now);

  useLayoutEffect(() => {
    if (needs) performance.mark('relink:list-ready');
  }, [needs !== undefined]);

  const told = needs && headline({ ...summary(needs, connected), sweep }, now);
  const total = needs ? totalOf(needs, connected) : 0;
  return (
    <>
      <Head headline={told ?? null} sweep={sweep} onCheck={checkAll} />
      <FlowNotices flow={flows.find((flow) => flow.kind === 'reconnect') ?? null} now={now} />
      <main class="scroll">
        <ClockLine now={now} />
        <UnstoredLine now={now} />
        {total > SEARCH_FROM && <SearchField value={search} onInput={setSearch} />}
        {search.trim() !== '' && <Found search={search.trim()} now={now} />}
        {search.trim() === '' && needs && (
          <>
            <Unfinished
              choices={needs.choices}
              now={now}
              onResume={(flowId) => page.openDashboard(`/finish/${flowId}`)}
            />
            <TaskLists needs={needs} now={now} restPath="/issues" />
          </>
        )}
        {search.trim() === '' && connected && <NobodyNeeded counts={connected} now={now} />}
        {needs && isEmpty(needs) && (
          <button type="button" class="button primary first" onClick={() => page.openDashboard('/connect')}>
            <Icon node={Plus} /> Connect a profile
          </button>
        )}
      </main>
      <footer class="foot">
        <span class="quiet" title={sweep?.endedAt ? exactMoment(sweep.endedAt) : undefined}>
          {sweep?.endedAt && needs?.any ? `Last check ${ago(sweep.endedAt, now)}` : ''}
        </span>
        <button type="button" class="button plain" onClick={() => page.openDashboard('/issues')}>
          Open dashboard
        </button>
      </footer>
    </>
  );
}

function isEmpty({ any, choices }: Needs): boolean {
  return !any && choices.length === 0;
}

/** Counts what needs nobody after the list is on screen: nothing that needs somebody waits for it. */
function useConnectedCounts(listReady: boolean, now: number): ConnectedCounts | null {
  const minute = Math.floor(now / MINUTE);
  return useLive(async (db) => (listReady ? countConnected(db, now) : null), [listReady, minute]) ?? null;
}

function totalOf({ counts }: Needs, connected: ConnectedCounts | null): number {
  return counts.disconnected + counts.expiring + counts.shelved + (connected?.all ?? 0);
}

function summary(needs: Needs, connected: ConnectedCounts | null) {
  return {
    healthy: connected?.all ?? null,
    counts: needs.counts,
    unfinished: needs.choices.length,
    any: needs.any,
    stalest: needs.stalest,
  };
}
