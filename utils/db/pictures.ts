import { DAY } from '@/utils/core/time';
import type { RelinkDatabase } from './database';
import { type LoginRow, NEVER, type Picture, type PictureRow, type ProfileRow } from './rows';

/** A picture to be loaded, and the network and server that it belongs to. */
export type DuePicture = Pick<PictureRow, 'profileId' | 'url'> & Pick<LoginRow, 'network' | 'server'>;

/** Pictures of profiles, and which of them are to be loaded. */
export function createPictureStore(db: RelinkDatabase) {
  return {
    /** Takes pictures that are due out of the queue until `until`. @returns those that belong to a login */
    claimPictures: async (now: number, limit: number, until: number): Promise<DuePicture[]> => {
      const due = db.pictures.where('dueAt').belowOrEqual(now).limit(limit);
      if ((await due.count()) === 0) return [];
      return db.transaction('rw', db.pictures, db.profiles, db.logins, async () => {
        const rows = await due.toArray();
        await db.pictures.bulkPut(rows.map((row) => ({ ...row, askedAt: now, dueAt: until })));
        const profiles = await db.profiles.bulkGet(rows.map(({ profileId }) => profileId));
        const logins = await db.logins.bulkGet(profiles.map((profile) => profile?.loginId ?? ''));
        return rows.flatMap(({ profileId, url }, index) => {
          const login = logins[index];
          return login ? [{ profileId, url, network: login.network, server: login.server }] : [];
        });
      });
    },
    /** Keeps a picture, unless its profile has another one by now or was unlinked. */
    storePicture: (profileId: string, url: string, picture: Picture): Promise<number> =>
      db.pictures
        .where('profileId')
        .equals(profileId)
        .and((row) => row.url === url)
        .modify({ picture, dueAt: NEVER }),
  };
}

/**
 * Notes which pictures have to be loaded for these profiles, and forgets those of unlinked ones. To be called in the
 * transaction that writes the profiles. Some networks give a picture another address at each answer, so one that is there
 * is not asked for again on the same day.
 */
export async function followPictures(db: RelinkDatabase, profiles: readonly ProfileRow[]): Promise<void> {
  const wanted = profiles.flatMap(({ id, avatar, state }) =>
    avatar !== null && state !== 'unlinked' ? [{ profileId: id, url: avatar }] : [],
  );
  const kept = new Set(wanted.map(({ profileId }) => profileId));
  const gone = profiles.filter(({ id }) => !kept.has(id)).map(({ id }) => id);
  if (gone.length > 0) await db.pictures.bulkDelete(gone);
  const known = await db.pictures.bulkGet(wanted.map(({ profileId }) => profileId));
  const changed = wanted.flatMap((row, index) => {
    const before = known[index];
    if (!before) return [newPicture(row.profileId, row.url)];
    return before.url === row.url ? [] : [{ ...before, url: row.url, dueAt: before.askedAt + DAY }];
  });
  if (changed.length > 0) await db.pictures.bulkPut(changed);
}

/** A picture that was never asked for. */
export function newPicture(profileId: string, url: string): PictureRow {
  return { profileId, url, picture: null, askedAt: 0, dueAt: 0 };
}
