import type { RelinkDatabase } from '../database';
import type { Picture } from '../rows';

/** Reads the pictures of some profiles by key. @returns those that are there, with their profiles' ids */
export async function readPictures(
  db: RelinkDatabase,
  profileIds: readonly string[],
): Promise<readonly (readonly [string, Picture])[]> {
  const rows = await db.pictures.bulkGet([...profileIds]);
  return rows.flatMap((row) => (row?.picture ? [[row.profileId, row.picture]] : []));
}
