import type { AlertRow } from '@/utils/db/rows';
import type { Deps } from '@/utils/ports/deps';
import { bundleNotice, type Notice } from './text';
import { type EndedFlow, type Told, type ToldOfLogin, toldOf } from './told';

type AlertDeps = Pick<Deps, 'now' | 'stores' | 'network' | 'notifications' | 'locks'>;

/** The notification of a login; its click finds the login again. */
function notificationId(loginId: string): string {
  return `login|${loginId}`;
}

/** @returns the login that a notification is about, or null for one that is not about a single one */
export function loginOfNotification(id: string): string | null {
  const [kind, loginId] = id.split('|');
  return kind === 'login' && loginId ? loginId : null;
}

/**
 * Sends what waits in the outbox, one delivery at a time: twenty logins that died in one sweep are one notification. It is
 * shown first and its alerts are marked sent afterwards: a worker killed in between shows the same once more instead of
 * none.
 */
export function deliverAlerts(deps: AlertDeps, ended: EndedFlow | null = null): Promise<void> {
  return deps.locks.exclusive('alerts', async () => {
    const bundles: Bundles = { disconnected: [], ending: [] };
    for (const alert of await deps.stores.unsentAlerts())
      if (await isDone(deps, alert, ended, bundles)) await markSent(deps, [alert]);
    for (const kind of ['disconnected', 'ending'] as const) {
      const told = bundles[kind];
      if (await showTogether(deps, kind, told))
        await markSent(
          deps,
          told.map(({ alert }) => alert),
        );
    }
  });
}

/** What waits to be told together. */
type Bundles = Readonly<Record<'disconnected' | 'ending', Told[]>>;

/**
 * Tells what is told alone: one after the other, since what is told of an app is told once for all of its logins.
 * @returns whether nothing of the alert is left to tell
 */
async function isDone(
  deps: AlertDeps,
  alert: AlertRow,
  ended: EndedFlow | null,
  bundles: Bundles,
): Promise<boolean> {
  const told = await toldOf(deps, alert, ended);
  if (!told) return true;
  if (told.kind === 'alone') return isShown(deps, notificationId(told.login.id), told.notice);
  bundles[told.kind].push({ ...told, alert });
  return false;
}

/** Shows what is told of some logins as one notification. @returns whether it was shown */
export async function showTogether(
  deps: Pick<Deps, 'now' | 'notifications'>,
  kind: 'disconnected' | 'ending',
  told: readonly ToldOfLogin[],
): Promise<boolean> {
  const [first] = told;
  if (!first) return false;
  const isOne = told.every(({ login }) => login.id === first.login.id);
  return isOne
    ? isShown(deps, notificationId(first.login.id), first.notice)
    : isShown(deps, `logins|${kind}`, bundleNotice(kind, told, deps.now()));
}

/** One that the browser refuses to show waits for the next delivery and holds up nothing. */
function isShown(deps: Pick<Deps, 'notifications'>, id: string, notice: Notice): Promise<boolean> {
  return deps.notifications.show(id, notice).then(
    () => true,
    () => false,
  );
}

async function markSent(deps: AlertDeps, alerts: readonly AlertRow[]): Promise<void> {
  for (const { key } of alerts) await deps.stores.markAlertSent(key, deps.now());
}

/**
 * A login is well again: its notification goes, and what was queued about it is cancelled. While another of its profiles
 * is disconnected, that still has to be told.
 */
export async function clearAlerts(deps: AlertDeps, loginId: string): Promise<void> {
  const profiles = await deps.stores.profilesOf(loginId);
  if (profiles.some((profile) => profile.state === 'disconnected')) return;
  await deps.stores.cancelAlerts(loginId, deps.now());
  await deps.notifications.clear(notificationId(loginId));
}
