import type { AlertRow, LoginRow, RestoredResult } from '@/utils/db/rows';
import type { Network } from '@/utils/networks/network';
import type { Deps } from '@/utils/ports/deps';
import { reconnectedKey } from '@/utils/states/alert-rows';
import { restoredOf } from '@/utils/states/restored';
import { appProblemNotice, disconnectedNotice, type Notice, reconnectedNotice } from './text';

type AlertDeps = Pick<Deps, 'now' | 'stores' | 'network' | 'notifications' | 'locks'>;

/** A reconnect that has just ended, for the words of its confirmation. */
interface EndedFlow {
  readonly flowId: string;
  readonly result: RestoredResult;
}

/** The notification of a login; its click finds the login again. */
function notificationId(loginId: string): string {
  return `login|${loginId}`;
}

/** @returns the login that a notification is about, or null for one that is not ours to open */
export function loginOfNotification(id: string): string | null {
  const [kind, loginId] = id.split('|');
  return kind === 'login' && loginId ? loginId : null;
}

/**
 * Sends what waits in the outbox, one delivery at a time. A notification is shown first and marked sent afterwards: a
 * worker killed in between shows the same notification (same id) once more instead of none.
 */
export function deliverAlerts(deps: AlertDeps, ended: EndedFlow | null = null): Promise<void> {
  return deps.locks.exclusive('alerts', async () => {
    for (const alert of await deps.stores.unsentAlerts()) await deliver(deps, alert, ended);
  });
}

async function deliver(deps: AlertDeps, alert: AlertRow, ended: EndedFlow | null): Promise<void> {
  const login = alert.loginId === null ? undefined : await deps.stores.getLogin(alert.loginId);
  const notice = login && (await noticeFor(deps, alert, login, ended));
  // One that the browser refuses to show waits for the next delivery and holds up nothing.
  const isDone = login && notice ? await isShown(deps, login, notice) : true;
  if (isDone) await deps.stores.markAlertSent(alert.key, deps.now());
}

function isShown(deps: AlertDeps, login: LoginRow, notice: Notice): Promise<boolean> {
  return deps.notifications.show(notificationId(login.id), notice).then(
    () => true,
    () => false,
  );
}

/** @returns null when there is nothing left to tell: it has recovered in the meantime */
async function noticeFor(
  deps: AlertDeps,
  alert: AlertRow,
  login: LoginRow,
  ended: EndedFlow | null,
): Promise<Notice | null> {
  const profiles = await deps.stores.profilesOf(login.id);
  const network = deps.network(login.network);
  if (alert.key.startsWith(reconnectedKey(''))) {
    const told = ended && reconnectedKey(ended.flowId) === alert.key ? ended.result : null;
    return reconnectedNotice(told ?? { kind: 'restored', ...restoredOf(profiles) }, login, network);
  }
  const gone = profiles.filter((profile) => profile.state === 'disconnected');
  if (gone.length === 0) return null;
  return gone[0]?.cause === 'app_problem' && login.appId !== null
    ? appNotice(deps, login.appId, network, login.server)
    : disconnectedNotice(gone, network, login.server);
}

/** Every login behind an app has an alert of its own, so that none is lost; the person is told of the app once. */
async function appNotice(
  deps: AlertDeps,
  appId: string,
  network: Network,
  server: string,
): Promise<Notice | null> {
  const { profiles, since } = await deps.stores.appTrouble(appId);
  return (await deps.stores.wasAppTold(appId, since)) ? null : appProblemNotice(profiles, network, server);
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
