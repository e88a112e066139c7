import { writeStored } from './reads/stored';
import type { SettingRow } from './rows';

/** The same as `markAwake`, straight into IndexedDB: a wake that finds nothing to do loads nothing for it. */
export function markAwakeFirst(now: number, name?: string): Promise<void> {
  const row: SettingRow = { key: 'lastAwake', value: now };
  return writeStored('settings', row, name);
}
