import type { Page } from 'puppeteer';

/** The extension's own database, read and written from one of its pages, past all code of Relink. */

const DATABASE = 'relink';

/** What is done to a table before its rows are read; it crosses into the page. */
type Change =
  | { readonly kind: 'none' }
  | { readonly kind: 'age'; readonly ms: number }
  | { readonly kind: 'drop'; readonly field: string }
  | { readonly kind: 'put'; readonly row: string };

/** All rows of a table. */
export async function rows<T = Record<string, unknown>>(page: Page, table: string): Promise<T[]> {
  return (await change(page, table, { kind: 'none' })) as T[];
}

/** Makes all stored moments of a table older, as if so much time had passed since. */
export async function age(page: Page, table: string, ms: number): Promise<void> {
  await change(page, table, { kind: 'age', ms });
}

/** Takes a field out of all rows of a table, as rows were before there was one. */
export async function withoutField(page: Page, table: string, field: string): Promise<void> {
  await change(page, table, { kind: 'drop', field });
}

/** Puts a row, which must be sayable in JSON, over the one with its key. */
export async function overwrite(page: Page, table: string, row: object): Promise<void> {
  await change(page, table, { kind: 'put', row: JSON.stringify(row) });
}

function change(page: Page, table: string, what: Change): Promise<unknown[]> {
  return page.evaluate(onTable, DATABASE, table, what);
}

/** Runs in the page, so it holds all that it needs. @returns the rows as they were before the change */
function onTable(database: string, table: string, change: Change): Promise<unknown[]> {
  const isMoment = (value: unknown): value is number =>
    typeof value === 'number' && value > 1e12 && value < 1e13;
  const aged = (value: unknown, ms: number): unknown => {
    if (isMoment(value)) return value - ms;
    if (Array.isArray(value)) return value.map((inner) => aged(inner, ms));
    const isPlain =
      typeof value === 'object' && !(value instanceof ArrayBuffer) && !ArrayBuffer.isView(value);
    if (value === null || !isPlain) return value;
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, aged(inner, ms)]));
  };
  const changed = (row: object): unknown => {
    if (change.kind === 'age') return aged(row, change.ms);
    if (change.kind === 'drop')
      return Object.fromEntries(Object.entries(row).filter(([key]) => key !== change.field));
    return row;
  };
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open(database);
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const work = opening.result.transaction(table, change.kind === 'none' ? 'readonly' : 'readwrite');
      const store = work.objectStore(table);
      const reading = store.getAll();
      if (change.kind === 'put') store.put(JSON.parse(change.row));
      if (change.kind === 'age' || change.kind === 'drop')
        reading.onsuccess = () => {
          for (const row of reading.result) store.put(changed(row));
        };
      work.onerror = () => reject(work.error);
      work.oncomplete = () => {
        opening.result.close();
        resolve(reading.result);
      };
    };
  });
}
