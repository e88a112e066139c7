import type { Page } from 'puppeteer';

/** The extension's own database, read and written from one of its pages, past all code of Relink. */

const DATABASE = 'relink';

/** All rows of a table. */
export async function rows<T = Record<string, unknown>>(page: Page, table: string): Promise<T[]> {
  return (await page.evaluate(readTable, DATABASE, table)) as T[];
}

/** Makes all stored moments of a table older, as if so much time had passed since. */
export function age(page: Page, table: string, ms: number): Promise<void> {
  return page.evaluate(ageTable, DATABASE, table, ms);
}

/** Takes a field out of all rows of a table, as rows were before there was one. */
export function withoutField(page: Page, table: string, field: string): Promise<void> {
  return page.evaluate(dropField, DATABASE, table, field);
}

/** Puts a row, given as JSON, over the one with its key. */
export function overwrite(page: Page, table: string, row: object): Promise<void> {
  return page.evaluate(putRow, DATABASE, table, JSON.stringify(row));
}

function putRow(database: string, table: string, row: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open(database);
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const work = opening.result.transaction(table, 'readwrite');
      work.objectStore(table).put(JSON.parse(row));
      work.onerror = () => reject(work.error);
      work.oncomplete = () => {
        opening.result.close();
        resolve();
      };
    };
  });
}

function readTable(database: string, table: string): Promise<unknown[]> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open(database);
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const reading = opening.result.transaction(table).objectStore(table).getAll();
      reading.onerror = () => reject(reading.error);
      reading.onsuccess = () => {
        opening.result.close();
        resolve(reading.result);
      };
    };
  });
}

function ageTable(database: string, table: string, ms: number): Promise<void> {
  const isMoment = (value: unknown): value is number =>
    typeof value === 'number' && value > 1e12 && value < 1e13;
  const aged = (value: unknown): unknown => {
    if (isMoment(value)) return value - ms;
    if (Array.isArray(value)) return value.map(aged);
    if (
      value === null ||
      typeof value !== 'object' ||
      value instanceof ArrayBuffer ||
      ArrayBuffer.isView(value)
    )
      return value;
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, aged(inner)]));
  };
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open(database);
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const work = opening.result.transaction(table, 'readwrite');
      const store = work.objectStore(table);
      const reading = store.getAll();
      reading.onsuccess = () => {
        for (const row of reading.result) store.put(aged(row));
      };
      work.onerror = () => reject(work.error);
      work.oncomplete = () => {
        opening.result.close();
        resolve();
      };
    };
  });
}

function dropField(database: string, table: string, field: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open(database);
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const work = opening.result.transaction(table, 'readwrite');
      const store = work.objectStore(table);
      const reading = store.getAll();
      reading.onsuccess = () => {
        for (const row of reading.result) {
          delete row[field];
          store.put(row);
        }
      };
      work.onerror = () => reject(work.error);
      work.oncomplete = () => {
        opening.result.close();
        resolve();
      };
    };
  });
}
