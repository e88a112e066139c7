import type { LoginOnFile } from '@/utils/networks/network';
import type { RelinkDatabase } from '../database';

/** Reads what is known of a login's server and app; null when there is no such login. */
export async function readOnFile(db: RelinkDatabase, loginId: string | null): Promise<LoginOnFile | null> {
  const login = loginId === null ? undefined : await db.logins.get(loginId);
  if (!login) return null;
  const app = login.appId === null ? undefined : await db.apps.get(login.appId);
  return { server: login.server, handle: login.handle, app: app ?? null };
}
