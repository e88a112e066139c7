import type { RelinkDatabase } from './database';
import type { EndingRow } from './rows';

/** Unlinked logins whose grant has still to be ended at its network. */
export function createEndingStore(db: RelinkDatabase) {
  return { unfinishedEndings: (): Promise<EndingRow[]> => db.endings.toArray() };
}
