import type { Page } from 'puppeteer';
import { bundleInPage } from '../scripts/bundle-in-page.ts';

type Rows = readonly object[];

let script: Promise<string> | null = null;

/** Replaces all rows of these tables, past the worker; the tasks that follow from them are there too. */
export async function fillDatabase(page: Page, tables: Readonly<Record<string, Rows>>): Promise<void> {
  script ??= bundleInPage('tests/tour/in-page.ts', 'relinkTour');
  await page.evaluate(`${await script}; globalThis.relinkTour = relinkTour;`);
  await page.evaluate((rows) => relinkTour.fillDatabase(rows), tables);
}
