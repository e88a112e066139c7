import type { Browser, Page, Target } from 'puppeteer';
import { type ChromiumOptions, launchChromium } from './chromium.ts';

/** The id that the manifest's `key` pins. */
export const EXTENSION_ID = 'egigkcbfljbpajnodjdaddfkilplfojp';
const POPUP_SIZE = { width: 400, height: 600 };
const PAGE_SIZE = { width: 1200, height: 900 };

/** Relink in a running browser, as a test or a tour drives it. */
export interface Relink {
  readonly browser: Browser;
  /** A page of the extension to look from; it does nothing by itself. */
  readonly observer: Page;
  readonly popup: () => Promise<Page>;
  readonly dashboard: (hash?: string) => Promise<Page>;
  /** Sends a command as a page of Relink does. @returns the command's value */
  readonly command: (name: string, input: unknown) => Promise<Record<string, unknown>>;
  /** Kills the service worker as Chrome does. */
  readonly stopWorker: () => Promise<void>;
  readonly badge: () => Promise<{ readonly text: string; readonly title: string }>;
  /** Resolves once the badge shows this text. */
  readonly untilBadge: (text: string) => Promise<void>;
  readonly close: () => Promise<void>;
}

export async function startRelink(options: ChromiumOptions): Promise<Relink> {
  const browser = await launchChromium(options);
  try {
    return await drive(browser);
  } catch (error) {
    // Whoever asked has nothing to close yet.
    await browser.close();
    throw error;
  }
}

async function drive(browser: Browser): Promise<Relink> {
  await browser.waitForTarget(isWorker, { timeout: 30_000 });
  const open = async (path: string, size: { width: number; height: number }): Promise<Page> => {
    const page = await browser.newPage();
    await page.setViewport(size);
    await page.goto(`chrome-extension://${EXTENSION_ID}/${path}`);
    return page;
  };
  const observer = await open('dashboard.html#/settings', PAGE_SIZE);
  return {
    browser,
    observer,
    popup: () => open('popup.html', POPUP_SIZE),
    dashboard: (hash = '#/issues') => open(`dashboard.html${hash}`, PAGE_SIZE),
    command: (name, input) => command(observer, name, input),
    stopWorker: () => stopWorker(observer),
    badge: () =>
      observer.evaluate(async () => ({
        text: await chrome.action.getBadgeText({}),
        title: await chrome.action.getTitle({}),
      })),
    untilBadge: async (text) => {
      const shows = async (expected: string) => (await chrome.action.getBadgeText({})) === expected;
      await observer.waitForFunction(shows, { polling: 50, timeout: 30_000 }, text);
    },
    close: () => browser.close(),
  };
}

interface Reply {
  readonly res?: { readonly ok: boolean; readonly value?: Record<string, unknown>; readonly code?: string };
  readonly err?: unknown;
}

async function command(page: Page, type: string, data: unknown): Promise<Record<string, unknown>> {
  const message = { id: 1, type, data, timestamp: 1 };
  const reply: Reply = await page.evaluate((sent) => chrome.runtime.sendMessage(sent), message);
  if (!reply.res?.ok || !reply.res.value) throw new Error(`${type} failed: ${JSON.stringify(reply)}`);
  return reply.res.value;
}

function isWorker(target: Target): boolean {
  return target.type() === 'service_worker' && target.url().endsWith('/background.js');
}

/**
 * Ends the worker and waits until the browser says that it has stopped; the next event wakes a new one. Asked of the
 * browser through a page: a session on the worker itself can hang when the worker dies under it.
 */
export async function stopWorker(page: Page): Promise<void> {
  const session = await page.createCDPSession();
  try {
    const stopped = new Promise<void>((resolve) => {
      session.on('ServiceWorker.workerVersionUpdated', ({ versions }) => {
        if (versions.some((version) => version.runningStatus === 'stopped')) resolve();
      });
    });
    await session.send('ServiceWorker.enable');
    await session.send('ServiceWorker.stopAllWorkers');
    await stopped;
  } finally {
    await session.detach();
  }
}
