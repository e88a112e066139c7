import type { Page } from 'puppeteer';

type Rows = readonly object[];

/** Replaces all rows of these tables, past all code of Relink. Pages that are open already do not notice. */
export async function fillDatabase(page: Page, tables: Readonly<Record<string, Rows>>): Promise<void> {
  await page.evaluate(replaceRows, tables);
}

function replaceRows(tables: Readonly<Record<string, Rows>>): Promise<void> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open('relink');
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const work = opening.result.transaction(Object.keys(tables), 'readwrite');
      for (const [table, rows] of Object.entries(tables)) {
        const store = work.objectStore(table);
        store.clear();
        for (const row of rows) store.put(row);
      }
      work.onerror = () => reject(work.error);
      work.oncomplete = () => {
        opening.result.close();
        resolve();
      };
    };
  });
}
