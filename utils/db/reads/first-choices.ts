import type { FlowRow, LoginRow, ProfileRow } from '../rows';
import { isChoosing, type OpenChoice, openChoices } from './choices';
import { answer } from './stored';

/** The same as `readChoices`, straight from IndexedDB: of all flows, in a transaction over `profiles` and `logins` too. */
export async function firstChoices(
  transaction: IDBTransaction,
  all: readonly FlowRow[],
): Promise<readonly OpenChoice[]> {
  const flows = all.filter(isChoosing);
  const ids = [...new Set(flows.flatMap(({ loginId }) => (loginId === null ? [] : [loginId])))];
  const byLogin = transaction.objectStore('profiles').index('loginId');
  const [logins, profiles] = await Promise.all([
    Promise.all(ids.map((id) => answer<LoginRow | undefined>(transaction.objectStore('logins').get(id)))),
    Promise.all(ids.map((id) => answer<ProfileRow[]>(byLogin.getAll(id)))),
  ]);
  return openChoices(
    flows,
    logins.filter((login) => login !== undefined),
    profiles.flat(),
  );
}
