import { type AlertRow, type LoginRow, NEVER, type ProfileRow } from '@/utils/db/rows';
import type { Deps } from '@/utils/ports/deps';
import { appProblemNotice, disconnectedNotice, type Notice, reconnectedNotice } from './text';

type AlertDeps = Pick<Deps, 'now' | 'stores' | 'network' | 'notifications'>;

/** The notification of a login; its click finds the login again. */
export function notificationId(loginId: string): string {
  return `login|${loginId}`;
}

/** @returns the login that a notification is about, or null for one that is not ours to open */
export function loginOfNotification(id: string): string | null {
  const [kind, loginId] = id.split('|');
  return kind === 'login' && loginId ? loginId : null;
}

/**
 * Sends what waits in the outbox. A notification is shown first and marked sent afterwards: a worker killed in between
 * shows the same notification (same id) once more instead of none.
 */
export async function deliverAlerts(deps: AlertDeps): Promise<void> {
  for (const alert of await deps.stores.unsentAlerts()) {
    const login = alert.loginId === null ? undefined : await deps.stores.getLogin(alert.loginId);
    const notice = login && (await noticeFor(deps, alert, login));
    if (login && notice) await deps.notifications.show(notificationId(login.id), notice);
    await deps.stores.markAlertSent(alert.key, deps.now());
  }
}

/** @returns null when there is nothing left to tell: it has recovered in the meantime */
async function noticeFor(deps: AlertDeps, alert: AlertRow, login: LoginRow): Promise<Notice | null> {
  const profiles = await deps.stores.profilesOf(login.id);
  const network = deps.network(login.network);
  if (alert.key.startsWith('reconnected|')) return reconnectedNotice(connected(profiles), network);
  const gone = profiles.filter((profile) => profile.state === 'disconnected');
  if (gone.length === 0) return null;
  return gone[0]?.cause === 'app_problem'
    ? appProblemNotice(await deps.stores.countAppProblemProfiles(login.appId), network)
    : disconnectedNotice(gone, network);
}

function connected(profiles: readonly ProfileRow[]): readonly ProfileRow[] {
  return profiles.filter((profile) => profile.state === 'connected' || profile.state === 'expiring');
}

/** The alert that confirms a reconnect; `flowId` makes it unique. */
export function reconnectedAlert(loginId: string, flowId: string, now: number): AlertRow {
  return { key: `reconnected|${flowId}`, loginId, createdAt: now, sentAt: NEVER };
}

/** A login is well again: its notification goes, and what was queued about it is cancelled. */
export async function clearAlerts(deps: AlertDeps, loginId: string): Promise<void> {
  await deps.stores.cancelAlerts(loginId, deps.now());
  await deps.notifications.clear(notificationId(loginId));
}
