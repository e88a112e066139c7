import type { RelinkDatabase } from './database';
import type { AppRow, SecretRow } from './rows';

/** OAuth apps (clients). Their secrets lie sealed in `secrets`. */
export function createAppStore(db: RelinkDatabase) {
  return {
    getApp: (id: string): Promise<AppRow | undefined> => db.apps.get(id),
    /** The apps of a network, the one saved last first. */
    appsOf: (network: string): Promise<AppRow[]> => appsByAge(db, network),
    /** Saves an app; `secret` undefined keeps the one on file. */
    saveApp: (app: AppRow, secret?: SecretRow): Promise<void> =>
      db.transaction('rw', db.apps, db.secrets, async () => {
        await db.apps.put(app);
        if (secret) await db.secrets.put(secret);
      }),
    /** @returns false when logins still depend on it, and then removes nothing */
    removeApp: (id: string): Promise<boolean> =>
      db.transaction('rw', db.apps, db.secrets, db.logins, async () => {
        const used = await db.logins
          .where('appId')
          .equals(id)
          .and((login) => login.grant !== null)
          .count();
        if (used > 0) return false;
        await db.apps.delete(id);
        await db.secrets.delete(id);
        return true;
      }),
  };
}

/** The apps of a network, the one saved last first: it is the one that connects. */
export async function appsByAge(db: RelinkDatabase, network: string): Promise<AppRow[]> {
  const apps = await db.apps.where('network').equals(network).sortBy('savedAt');
  return apps.reverse();
}
