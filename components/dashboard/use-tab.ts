import { useEffect } from 'preact/hooks';
import { useLive } from '@/components/hooks/use-live';
import { badge } from '@/utils/badge/badge';
import { MINUTE } from '@/utils/core/time';
import { createCountStore } from '@/utils/db/counts';
import type { Route } from './route';

const NAMES: Record<Route['page'], string> = {
  issues: 'Issues',
  connect: 'Issues',
  finish: 'Issues',
  profiles: 'Profiles',
  profile: 'Profile',
  groups: 'Groups',
  group: 'Group',
  history: 'History',
  settings: 'Settings',
  apps: 'Apps',
};

/**
 * Names the tab after the page and what needs somebody, "(4) Issues – Relink", and gives it the icon that the toolbar
 * has: both are seen while another tab is open.
 */
export function useTab(route: Route, issues: number, now: number): void {
  const { page } = route;
  const id = route.page === 'profile' || route.page === 'group' ? route.id : null;
  const name = useLive(
    async (db) => {
      if (id === null) return null;
      return (await (page === 'group' ? db.groups : db.profiles).get(id))?.name;
    },
    [page, id],
  );
  const counts = useLive((db) => createCountStore(db).countProfiles(now), [Math.floor(now / MINUTE)]);
  const title = `${issues > 0 ? `(${issues}) ` : ''}${name ?? NAMES[route.page]} – Relink`;
  const icon = counts && badge(counts).icon;
  useEffect(() => {
    document.title = title;
  }, [title]);
  useEffect(() => {
    if (icon) iconLink().href = `/icons/${icon}-32.png`;
  }, [icon]);
}

function iconLink(): HTMLLinkElement {
  const known = document.querySelector<HTMLLinkElement>('link[rel="icon"]');
  if (known) return known;
  const link = document.createElement('link');
  link.rel = 'icon';
  document.head.append(link);
  return link;
}
