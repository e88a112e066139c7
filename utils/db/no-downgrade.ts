import { Failure } from '@/utils/core/failure';

/**
 * The browser's databases for Dexie, which opens one of a newer version as it finds it, and may add to it what it misses.
 * Asked to open without a version, which Dexie does in that case alone, this refuses: nothing is read, nothing is written.
 * @throws Failure `newer_database`, from `open`
 */
export function withoutDowngrade(databases: IDBFactory): IDBFactory {
  return {
    open: (name, version) => {
      if (version === undefined) throw new Failure('newer_database');
      return databases.open(name, version);
    },
    deleteDatabase: (name) => databases.deleteDatabase(name),
    databases: () => databases.databases(),
    cmp: (first, second) => databases.cmp(first, second),
  };
}
