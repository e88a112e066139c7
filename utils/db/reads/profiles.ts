import type { RelinkDatabase } from '../database';
import type { LoginRow, ProfileRow } from '../rows';

/** Some profiles with the logins they belong to, and whether there are more. */
export interface ProfilePage {
  readonly profiles: readonly ProfileRow[];
  readonly logins: ReadonlyMap<string, LoginRow>;
  readonly more: boolean;
}

/** Which profiles a list shows. `unverified` is not stored: it follows from the age of the login's last proof. */
export type ProfileFilter = 'all' | 'connected' | 'expiring' | 'disconnected' | 'unverified' | 'unlinked';

/** @returns whether a profile's name or handle contains what was typed */
export function matches(profile: ProfileRow, search: string): boolean {
  const wanted = search.trim().toLowerCase().replace(/^@/, '');
  if (wanted === '') return true;
  return (
    profile.name.toLowerCase().includes(wanted) || (profile.handle?.toLowerCase().includes(wanted) ?? false)
  );
}

async function loginsOf(db: RelinkDatabase, profiles: readonly ProfileRow[]): Promise<Map<string, LoginRow>> {
  const logins = new Map<string, LoginRow>();
  const ids = [...new Set(profiles.map((profile) => profile.loginId))];
  for (const login of await db.logins.bulkGet(ids)) if (login) logins.set(login.id, login);
  return logins;
}

async function page(
  db: RelinkDatabase,
  wanted: (profile: ProfileRow) => boolean,
  limit: number,
): Promise<ProfilePage> {
  const found = await db.profiles
    .orderBy('name')
    .filter(wanted)
    .limit(limit + 1)
    .toArray();
  const profiles = found.slice(0, limit);
  return { profiles, logins: await loginsOf(db, profiles), more: found.length > limit };
}

/** Reads healthy profiles by name, the unverified ones among them. */
export function readHealthy(db: RelinkDatabase, search: string, limit: number): Promise<ProfilePage> {
  return page(db, (profile) => profile.state === 'connected' && matches(profile, search), limit);
}

/** Reads the profiles of a list by name. */
export async function readProfiles(
  db: RelinkDatabase,
  filter: ProfileFilter,
  search: string,
  now: number,
  limit: number,
): Promise<ProfilePage> {
  const stale = new Set(
    filter === 'unverified' || filter === 'connected'
      ? await db.logins.where('verifyBy').below(now).primaryKeys()
      : [],
  );
  const inFilter = (profile: ProfileRow): boolean => {
    if (filter === 'all') return profile.state !== 'unlinked';
    if (filter === 'unverified') return profile.state === 'connected' && stale.has(profile.loginId);
    if (filter === 'connected') return profile.state === 'connected' && !stale.has(profile.loginId);
    return profile.state === filter;
  };
  return page(db, (profile) => inFilter(profile) && matches(profile, search), limit);
}

/** @returns how many profiles are healthy or unverified */
export function countHealthy(db: RelinkDatabase): Promise<number> {
  return db.profiles.where('state').equals('connected').count();
}

/** Reads one profile with its login and what it shares the login with; null when it does not exist. */
export async function readProfile(db: RelinkDatabase, id: string) {
  const profile = await db.profiles.get(id);
  if (!profile) return null;
  const [login, siblings] = await Promise.all([
    db.logins.get(profile.loginId),
    db.profiles.where('loginId').equals(profile.loginId).toArray(),
  ]);
  return login ? { profile, login, siblings: siblings.filter((other) => other.state !== 'unlinked') } : null;
}
