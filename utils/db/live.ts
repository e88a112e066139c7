import { liveQuery } from 'dexie';
import { Failure } from '@/utils/core/failure';
import type { RelinkDatabase } from './database';

type Query<T> = (db: RelinkDatabase) => Promise<T>;

/** How pages read: once, or for as long as they look. */
export interface Live {
  readonly read: <T>(query: Query<T>) => Promise<T>;
  /**
   * Runs a query, and again whenever what it read has changed, in this page or in the worker.
   * @returns what ends it
   */
  readonly watch: <T>(
    query: Query<T>,
    next: (value: T) => void,
    fail: (error: unknown) => void,
  ) => () => void;
}

/** @returns live reads over an open database */
export function liveOver(db: RelinkDatabase): Live {
  const watching = new Set<(error: unknown) => void>();
  // Dexie gives way to the newer version. What this page shows would stay as it is for ever.
  db.on('versionchange', ({ newVersion }) => {
    if (newVersion !== null) for (const fail of watching) fail(new Failure('updated_meanwhile'));
  });
  return {
    read: (query) => query(db),
    watch: (query, next, fail) => {
      const subscription = liveQuery(() => query(db)).subscribe({ next, error: fail });
      watching.add(fail);
      return () => {
        watching.delete(fail);
        subscription.unsubscribe();
      };
    },
  };
}
