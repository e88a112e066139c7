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

/** A dialog over a short page has room in this height. */
const LEAST_HEIGHT = 760;
const POPUP_WIDTH = 400;

/** Photographs what the page shows, as wide as told and as high as its content. `density` is in pixels per CSS pixel. */
export async function photograph(
  page: Page,
  path: PngPath,
  width: number,
  scheme: Scheme,
  density = 2,
): Promise<void> {
  await page.bringToFront();
  await page.emulateMediaFeatures([
    { name: 'prefers-color-scheme', value: scheme },
    // A picture of a transition halfway shows neither side of it.
    { name: 'prefers-reduced-motion', value: 'reduce' },
  ]);
  await page.setViewport({ width, height: 600, deviceScaleFactor: density });
  await page.waitForFunction(picturesAreLoaded, { polling: 50 });
  const content = await page.evaluate(contentHeight);
  const height = width > POPUP_WIDTH ? Math.max(content, LEAST_HEIGHT) : content;
  await page.setViewport({ width, height, deviceScaleFactor: density });
  mkdirSync(dirname(path), { recursive: true });
  await page.screenshot({ path });
}

function picturesAreLoaded(): boolean {
  return [...document.images].every((image) => image.complete);
}

function contentHeight(): number {
  return Math.ceil(document.documentElement.getBoundingClientRect().height);
}
