import { RelinkDatabase } from '@/utils/db/database';
import { rebuildTasks } from '@/utils/db/tasks';

/** Replaces all rows of these tables, and derives the tasks that follow from them, as the worker would have written them. */
export async function fillDatabase(tables: Readonly<Record<string, readonly object[]>>): Promise<void> {
  const db = new RelinkDatabase();
  try {
    await db.transaction('rw', db.tables, async () => {
      for (const [table, rows] of Object.entries(tables)) {
        await db.table(table).clear();
        await db.table(table).bulkPut([...rows]);
      }
      await rebuildTasks(db);
    });
  } finally {
    db.close();
  }
}
