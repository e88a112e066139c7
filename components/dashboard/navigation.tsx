import type { IconNode } from 'lucide';
import { FolderKanban, History, OctagonAlert, Settings, Users } from 'lucide';
import { Icon } from '@/components/icons/icon';
import type { Route } from './route';

interface NavigationProps {
  readonly route: Route;
  /** How many tasks and unfinished sign-ins there are. */
  readonly issues: number;
}

export function Navigation({ route, issues }: NavigationProps) {
  return (
    <nav class="nav" aria-label="Relink">
      <ul>
        <Entry
          href="#/issues"
          icon={OctagonAlert}
          label={`Issues (${issues})`}
          current={isIssues(route)}
          alarm={issues > 0}
        />
        <Entry
          href="#/profiles"
          icon={Users}
          label="Profiles"
          current={route.page === 'profiles' || route.page === 'profile'}
        />
        <Entry
          href="#/groups"
          icon={FolderKanban}
          label="Groups"
          current={route.page === 'groups' || route.page === 'group'}
        />
        <Entry href="#/history" icon={History} label="History" current={route.page === 'history'} />
        <Entry
          href="#/settings"
          icon={Settings}
          label="Settings"
          current={route.page === 'settings' || route.page === 'apps'}
        />
      </ul>
    </nav>
  );
}

/** Whether the Issues page is in sight; Connect is Issues with a dialog. */
export function isIssues(route: Route): boolean {
  return route.page === 'issues' || route.page === 'connect' || route.page === 'finish';
}

interface EntryProps {
  readonly href: string;
  readonly icon: IconNode;
  readonly label: string;
  readonly current: boolean;
  readonly alarm?: boolean;
}

function Entry({ href, icon, label, current, alarm = false }: EntryProps) {
  return (
    <li>
      <a
        href={href}
        class={alarm ? 'nav-link alarm' : 'nav-link'}
        aria-current={current ? 'page' : undefined}
      >
        <Icon node={icon} />
        <span>{label}</span>
      </a>
    </li>
  );
}
