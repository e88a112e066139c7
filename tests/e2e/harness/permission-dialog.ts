import type { Browser, Page } from 'puppeteer';
import type { Display } from './display.ts';
import { EXTENSION_ID } from './relink.ts';

/** The browser's own dialog takes the focus from the page, and gives it back. */
const DENY = ['Return'];
const ALLOW = ['Tab', 'Return'];

/**
 * Answers the dialog by keyboard. It drops every key of its first half second, so that nobody answers it by accident:
 * the keys are pressed again until the page has its focus back.
 */
async function answerDialog(page: Page, display: Display, keys: readonly string[]): Promise<void> {
  await page.waitForFunction(() => !document.hasFocus(), { polling: 50 });
  const isAnswered = () =>
    page
      .waitForFunction(() => document.hasFocus(), { polling: 50, timeout: 1500 })
      .then(
        () => true,
        () => false,
      );
  do for (const key of keys) display.press(key);
  while (!(await isAnswered()));
}

/** Says No to the dialog that the last click has opened. */
export function denyHosts(page: Page, display: Display): Promise<void> {
  return answerDialog(page, display, DENY);
}

/** Presses what asks, and allows. When the half second ended between Tab and Return it was a No: then once more. */
export async function pressAndAllow(page: Page, display: Display, selector: string): Promise<void> {
  do {
    await page.locator(selector).click();
    await answerDialog(page, display, ALLOW);
  } while ((await grantedHosts(page)).length === 0);
}

/** The browser's own page about extensions, as far as it is used here. */
interface DeveloperPrivate {
  readonly removeHostPermission: (extensionId: string, host: string) => Promise<void>;
}

/**
 * Takes a host away as a person does on the browser's page about extensions. Unlike a removal by the extension itself, it
 * makes the browser forget that it was ever allowed, so that it asks again.
 */
export async function withdrawHost(browser: Browser, pattern: string): Promise<void> {
  const page = await browser.newPage();
  await page.goto('chrome://extensions');
  const withdraw = async (id: string, host: string) => {
    const { developerPrivate } = chrome as unknown as { readonly developerPrivate: DeveloperPrivate };
    await developerPrivate.removeHostPermission(id, host);
  };
  await page.evaluate(withdraw, EXTENSION_ID, pattern);
  await page.close();
}

/** The host patterns that the extension has. */
export function grantedHosts(page: Page): Promise<string[]> {
  return page.evaluate(async () => (await chrome.permissions.getAll()).origins ?? []);
}
