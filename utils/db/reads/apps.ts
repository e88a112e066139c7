import type { Place } from '@/utils/networks/network';
import { appsByAge } from '../apps';
import type { RelinkDatabase } from '../database';
import type { AppRow } from '../rows';

/** An app with the number of logins that depend on it. */
export interface UsedApp {
  readonly app: AppRow;
  readonly logins: number;
}

/** Reads every app, the one saved last first. */
export async function readApps(db: RelinkDatabase): Promise<UsedApp[]> {
  const apps = (await db.apps.toCollection().sortBy('savedAt')).reverse();
  return Promise.all(
    apps.map(async (app) => ({
      app,
      logins: await db.logins
        .where('appId')
        .equals(app.id)
        .filter((login) => login.grant !== null)
        .count(),
    })),
  );
}

/** @returns the app that a network connects through, or null */
export async function readAppOf(db: RelinkDatabase, network: string): Promise<AppRow | null> {
  const [newest] = await appsByAge(db, network);
  return newest ?? null;
}

/** @returns the place that an app leads to, as far as anybody but the vault knows it: enough to name its hosts */
export function placeOfApp({ server, clientId, endpoints, settings }: AppRow): Place {
  return { server, app: { clientId, endpoints, settings, clientSecret: null } };
}
