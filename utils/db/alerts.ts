import type { RelinkDatabase } from './database';
import { type AlertRow, NEVER } from './rows';

/** The outbox: one row per alert, ever. */
export function createAlertStore(db: RelinkDatabase) {
  return {
    unsentAlerts: (): Promise<AlertRow[]> => db.alerts.where('sentAt').equals(NEVER).toArray(),
    markAlertSent: (key: string, now: number) => db.alerts.update(key, { sentAt: now }),
    /** What was queued about a login's disconnection is cancelled when it recovers. */
    cancelAlerts: (loginId: string, now: number) =>
      db.alerts
        .where('loginId')
        .equals(loginId)
        .and((alert) => alert.sentAt === NEVER && alert.key.startsWith('disconnected|'))
        .modify({ sentAt: now }),
  };
}
