import type { RelinkDatabase } from '../database';
import type { LoginRow, ProfileRow } from '../rows';

/** Some profiles with the logins they belong to, and whether there are more. */
export interface ProfilePage {
  readonly profiles: readonly ProfileRow[];
  readonly logins: ReadonlyMap<string, LoginRow>;
  readonly more: boolean;
}

/** Which profiles a list shows. `unverified` is not stored: it follows from the age of the login's last proof. */
export const PROFILE_FILTERS = [
  'all',
  'disconnected',
  'expiring',
  'connected',
  'unverified',
  'unlinked',
] as const;
/** Profiles of every group and of none; or those of none. */
export const ANY_GROUP = '';
export const NO_GROUP = 'none';

export type ProfileFilter = (typeof PROFILE_FILTERS)[number];

/** Whether a profile belongs into a list. */
type Wanted = (profile: ProfileRow, login: LoginRow | undefined) => boolean;

async function loginsOf(db: RelinkDatabase, profiles: readonly ProfileRow[]): Promise<Map<string, LoginRow>> {
  const logins = new Map<string, LoginRow>();
  const ids = [...new Set(profiles.map((profile) => profile.loginId))];
  for (const login of await db.logins.bulkGet(ids)) if (login) logins.set(login.id, login);
  return logins;
}

/**
 * Reads the profiles of a list by name.
 * @param wanted what the person looks for; null for everything
 * @param group the id of a group, `ANY_GROUP` or `NO_GROUP`
 */
export async function readProfiles(
  db: RelinkDatabase,
  filter: ProfileFilter,
  wanted: Wanted | null,
  now: number,
  limit: number,
  group: string = ANY_GROUP,
): Promise<ProfilePage> {
  const byAge = filter === 'unverified' || filter === 'connected';
  const stale = new Set(byAge ? await staleLogins(db, now) : []);
  const inFilter = (profile: ProfileRow): boolean => {
    if (filter === 'all') return profile.state !== 'unlinked';
    if (byAge)
      return profile.state === 'connected' && stale.has(profile.loginId) === (filter === 'unverified');
    return profile.state === filter;
  };
  // A search reads every login once; a list without one only those that it shows.
  const logins = wanted && new Map((await db.logins.toArray()).map((login) => [login.id, login]));
  const isFound = (profile: ProfileRow): boolean =>
    inFilter(profile) &&
    (group !== NO_GROUP || profile.groupId === undefined) &&
    (!wanted || wanted(profile, logins?.get(profile.loginId)));
  const found =
    group === ANY_GROUP || group === NO_GROUP
      ? await db.profiles
          .orderBy('name')
          .filter(isFound)
          .limit(limit + 1)
          .toArray()
      : (await db.profiles.where('groupId').equals(group).filter(isFound).sortBy('name')).slice(0, limit + 1);
  const profiles = found.slice(0, limit);
  return { profiles, logins: logins ?? (await loginsOf(db, profiles)), more: found.length > limit };
}

/** How many profiles are connected. */
export interface ConnectedCounts {
  /** Verified or not. */
  readonly all: number;
  /** Those whose proof is too old; null where counting them would cost more than it says. */
  readonly unverified: number | null;
}

/** Beyond so many logins the unverified profiles are listed without their number. */
const COUNTED_LOGINS = 200;

/** Counts what needs nobody. Costs nothing but the number of logins that are in the minority: verified or not. */
export async function countConnected(db: RelinkDatabase, now: number): Promise<ConnectedCounts> {
  const [all, stale, logins] = await Promise.all([
    db.profiles.where('state').equals('connected').count(),
    staleLogins(db, now),
    db.logins.count(),
  ]);
  if (stale.length === 0) return { all, unverified: 0 };
  const minority = stale.length * 2 <= logins ? stale : await freshLogins(db, now);
  if (minority.length > COUNTED_LOGINS) return { all, unverified: null };
  const counted = await countOf(db, minority);
  return { all, unverified: minority === stale ? counted : all - counted };
}

function staleLogins(db: RelinkDatabase, now: number): Promise<string[]> {
  return db.logins.where('verifyBy').below(now).primaryKeys();
}

function freshLogins(db: RelinkDatabase, now: number): Promise<string[]> {
  return db.logins.where('verifyBy').aboveOrEqual(now).primaryKeys();
}

function countOf(db: RelinkDatabase, loginIds: readonly string[]): Promise<number> {
  return db.profiles
    .where('loginId')
    .anyOf(loginIds)
    .and((profile) => profile.state === 'connected')
    .count();
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
