import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Page } from 'puppeteer';

export const SCHEMES = ['light', 'dark'] as const;
export type Scheme = (typeof SCHEMES)[number];

type PngPath = `${string}.png`;

/** Photographs the page in light and in dark, to `<path>-light.png` and `<path>-dark.png`. */
export async function photographBoth(page: Page, path: string, width: number): Promise<void> {
  for (const scheme of SCHEMES) await photograph(page, `${path}-${scheme}.png`, width, scheme);
}

/** Photographs what the page shows, as wide as told and as high as its content, at two pixels per CSS pixel. */
export async function photograph(page: Page, path: PngPath, width: number, scheme: Scheme): Promise<void> {
  await page.bringToFront();
  await page.emulateMediaFeatures([
    { name: 'prefers-color-scheme', value: scheme },
    // A picture of a transition halfway shows neither side of it.
    { name: 'prefers-reduced-motion', value: 'reduce' },
  ]);
  await page.setViewport({ width, height: 600, deviceScaleFactor: 2 });
  await page.waitForFunction(picturesAreLoaded, { polling: 50 });
  const height = await page.evaluate(contentHeight);
  await page.setViewport({ width, height, deviceScaleFactor: 2 });
  mkdirSync(dirname(path), { recursive: true });
  await page.screenshot({ path });
}

function picturesAreLoaded(): boolean {
  return [...document.images].every((image) => image.complete);
}

function contentHeight(): number {
  return Math.ceil(document.documentElement.getBoundingClientRect().height);
}
