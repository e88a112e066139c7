import type { RelinkDatabase } from './database';
import { type AlertRow, NEVER } from './rows';

/** The outbox: one row per alert, ever. */
export function createAlertStore(db: RelinkDatabase) {
  return {
    unsentAlerts: (): Promise<AlertRow[]> => db.alerts.where('sentAt').equals(NEVER).toArray(),
    /** Alerts whose key begins so, sent or not. */
    alertsLike: (prefix: string): Promise<AlertRow[]> => db.alerts.where('key').startsWith(prefix).toArray(),
    /** Takes alerts away and adds others, in one transaction. One that is on file meanwhile stays as it is. */
    replaceAlerts: (drop: readonly string[], raise: readonly AlertRow[]): Promise<void> =>
      db.transaction('rw', db.alerts, async () => {
        await db.alerts.bulkDelete([...drop]);
        const known = await db.alerts.bulkGet(raise.map(({ key }) => key));
        await db.alerts.bulkAdd(raise.filter((_, index) => !known[index]));
      }),
    hasAlert: async (key: string): Promise<boolean> => (await db.alerts.get(key)) !== undefined,
    markAlertSent: (key: string, now: number) => db.alerts.update(key, { sentAt: now }),
    /** Whether an alert about this app was sent at `since` or later. */
    wasAppTold: async (appId: string, since: number): Promise<boolean> =>
      (await db.alerts
        .where('key')
        .startsWith(`disconnected|app:${appId}|`)
        .and((alert) => alert.sentAt !== NEVER && alert.sentAt >= since)
        .count()) > 0,
    /** What was queued about a login's disconnection is cancelled when it recovers. */
    cancelAlerts: (loginId: string, now: number) =>
      db.alerts
        .where('loginId')
        .equals(loginId)
        .and((alert) => alert.sentAt === NEVER && alert.key.startsWith('disconnected|'))
        .modify({ sentAt: now }),
  };
}
