import { Plus } from 'lucide';
import { useEffect, useMemo, useState } from 'preact/hooks';
import { ConnectDialog } from '@/components/connect/connect-dialog';
import { isIssues, Navigation } from '@/components/dashboard/navigation';
import { ArrivalContext } from '@/components/dashboard/page-title';
import type { Route } from '@/components/dashboard/route';
import { useTab } from '@/components/dashboard/use-tab';
import { usePage } from '@/components/hooks/page';
import { useLive } from '@/components/hooks/use-live';
import { useNow } from '@/components/hooks/use-now';
import { useRoute } from '@/components/hooks/use-route';
import { useScroll } from '@/components/hooks/use-scroll';
import { useWorkerWatch } from '@/components/hooks/use-worker-watch';
import { Icon } from '@/components/icons/icon';
import { ClockLine } from '@/components/notice/clock-line';
import { FlowNotices } from '@/components/notice/flow-notices';
import { UnstoredLine } from '@/components/notice/unstored-line';
import { MINUTE } from '@/utils/core/time';
import { readFlows } from '@/utils/db/reads/flows';
import { countIssues } from '@/utils/db/reads/issues';
import { AppsPage } from './pages/apps-page';
import { GroupPage } from './pages/group-page';
import { GroupsPage } from './pages/groups-page';
import { HistoryPage } from './pages/history-page';
import { IssuesPage } from './pages/issues-page';
import { ProfilePage } from './pages/profile-page';
import { ProfilesPage } from './pages/profiles-page';
import { SettingsPage } from './pages/settings-page';

/** The full view: navigation, the page that the address names, and the Connect dialog over it. */
export function Dashboard() {
  const page = usePage();
  const now = useNow();
  const { route, number, arrived } = useRoute();
  const arrival = useMemo(() => (arrived ? { visit: number } : null), [arrived, number]);
  useScroll(number);
  const flows = useLive(readFlows) ?? [];
  const sweep = useLive((db) => db.sweeps.get('sweep').then((row) => row ?? null)) ?? null;
  useWorkerWatch(flows, sweep, now);
  const issues = useLive((db) => countIssues(db, now), [Math.floor(now / MINUTE)]) ?? 0;
  useTab(route, issues, now);
  const [dialog, setDialog] = useState<Wanted | null>(null);
  const open = (flowId: string | null) => setDialog({ flowId, network: null, loginId: null });
  const close = () => {
    setDialog(null);
    if (route.page === 'connect' || route.page === 'finish') page.openDashboard('/issues');
  };
  useEffect(() => {
    const wanted = wantedBy(route);
    if (wanted) setDialog(wanted);
  }, [JSON.stringify(route)]);
  return (
    <>
      <header class="top">
        <a class="brand" href="#/issues">
          Relink
        </a>
        <Navigation route={route} issues={issues} />
        <button type="button" class="button primary" onClick={() => open(null)}>
          <Icon node={Plus} /> Connect a profile
        </button>
        <FlowNotices
          flow={flows.find((flow) => flow.kind === 'reconnect') ?? null}
          now={now}
          besideQueue={isIssues(route)}
        />
      </header>
      <main class="content">
        <ClockLine now={now} />
        <UnstoredLine now={now} />
        <ArrivalContext.Provider value={arrival}>
          <CurrentPage
            // What is typed into a list is its own; a link to it begins anew.
            key={route.page === 'profiles' ? number : null}
            route={route}
            now={now}
            onConnect={open}
          />
        </ArrivalContext.Provider>
      </main>
      {dialog && <ConnectDialog {...dialog} onClose={close} />}
    </>
  );
}

/** What the Connect dialog opens with. */
interface Wanted {
  readonly flowId: string | null;
  readonly network: string | null;
  readonly loginId: string | null;
}

function wantedBy(route: Route): Wanted | null {
  if (route.page === 'finish') return { flowId: route.flowId, network: null, loginId: null };
  return route.page === 'connect' ? { flowId: null, network: route.network, loginId: route.loginId } : null;
}

interface CurrentPageProps {
  readonly route: Route;
  readonly now: number;
  /** Opens the Connect dialog, empty or with an unfinished flow. */
  readonly onConnect: (flowId: string | null) => void;
}

function groupOf(route: Route): string | null {
  return route.page === 'issues' ? (route.group ?? null) : null;
}

function CurrentPage({ route, now, onConnect }: CurrentPageProps) {
  switch (route.page) {
    case 'issues':
    case 'connect':
    case 'finish':
      return <IssuesPage group={groupOf(route)} now={now} onConnect={onConnect} />;
    case 'groups':
      return <GroupsPage />;
    case 'group':
      return <GroupPage key={route.id} id={route.id} now={now} />;
    case 'profiles':
      return <ProfilesPage view={route.view} now={now} onConnect={() => onConnect(null)} />;
    case 'profile':
      return <ProfilePage key={route.id} id={route.id} now={now} />;
    case 'history':
      return <HistoryPage now={now} />;
    case 'settings':
      return <SettingsPage />;
    case 'apps':
      return <AppsPage now={now} />;
  }
}
