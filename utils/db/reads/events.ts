import { Dexie } from 'dexie';
import type { RelinkDatabase } from '../database';
import type { EventRow, LoginRow, ProfileRow } from '../rows';

/** An event with the names it is told with. */
export interface ToldEvent {
  readonly event: EventRow;
  readonly profile: ProfileRow | null;
  readonly login: LoginRow | null;
}

/** Reads the newest events of everything, newest first. */
export async function readHistory(db: RelinkDatabase, limit: number): Promise<ToldEvent[]> {
  const events = await db.events.orderBy('at').reverse().limit(limit).toArray();
  const [profiles, logins] = await Promise.all([
    db.profiles.bulkGet([...new Set(events.map((event) => event.profileId).filter((id) => id !== null))]),
    db.logins.bulkGet([...new Set(events.map((event) => event.loginId))]),
  ]);
  const profileOf = new Map(profiles.map((profile) => [profile?.id, profile ?? null]));
  const loginOf = new Map(logins.map((login) => [login?.id, login ?? null]));
  return events.map((event) => ({
    event,
    profile: event.profileId === null ? null : (profileOf.get(event.profileId) ?? null),
    login: loginOf.get(event.loginId) ?? null,
  }));
}

/** Reads the history of one profile, newest first: its own events and those of the whole login. */
export async function readProfileHistory(
  db: RelinkDatabase,
  profile: ProfileRow,
  limit: number,
): Promise<EventRow[]> {
  const range = (index: string, id: string) =>
    db.events.where(index).between([id, Dexie.minKey], [id, Dexie.maxKey]).reverse().limit(limit);
  const [own, shared] = await Promise.all([
    range('[profileId+at]', profile.id).toArray(),
    range('[loginId+at]', profile.loginId)
      .filter((event) => event.profileId === null)
      .toArray(),
  ]);
  return [...own, ...shared].sort((a, b) => b.at - a.at).slice(0, limit);
}
