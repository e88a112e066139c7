import type { RelinkDatabase } from '../database';
import type { LoginRow } from '../rows';

/** Enough to ask for every host: logins of one network share theirs. */
const READ_AT_MOST = 500;

/** Reads logins whose profiles are not verified because the person has withdrawn a host from Relink. */
export async function readWithheld(db: RelinkDatabase, now: number): Promise<readonly LoginRow[]> {
  const stale = await db.logins.where('verifyBy').below(now).limit(READ_AT_MOST).toArray();
  return stale.filter((login) => login.unknown?.reason === 'permission_withheld');
}
