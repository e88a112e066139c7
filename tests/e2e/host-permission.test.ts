import type { Page } from 'puppeteer';
import { describe, expect, test } from 'vitest';
import { openConnectDialog } from './harness/by-hand.ts';
import { consent } from './harness/consent.ts';
import { type Display, startDisplay } from './harness/display.ts';
import { states, typed } from './harness/logins.ts';
import { setStage } from './harness/stage.ts';

const CONNECT = 'dialog ::-p-aria([name="Connect"][role="button"])';

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

/** Presses Connect and allows. When the half second ended between Tab and Return it was a No: then once more. */
async function connectAndAllow(page: Page, display: Display): Promise<void> {
  do {
    await page.locator(CONNECT).click();
    await answerDialog(page, display, ALLOW);
  } while ((await grantedHosts(page)).length === 0);
}

function grantedHosts(page: Page): Promise<string[]> {
  return page.evaluate(async () => (await chrome.permissions.getAll()).origins ?? []);
}

// Only a display shows the dialog. `npm test` brings a virtual one along on Linux; elsewhere there is none to press keys on.
describe.runIf(process.env.RELINK_XVFB !== '0')('the host permission of the production build', () => {
  test('is asked for in the click that connects: denied, nothing happens; allowed, the login is connected', async () => {
    const display = await startDisplay();
    const stage = await setStage({ build: 'production', headless: false, env: { DISPLAY: display.name } });
    const { issuer, clientId } = typed(stage.sandbox).custom;
    expect(await grantedHosts(stage.relink.observer)).toEqual([]);

    await stage.relink.observer.bringToFront();
    const page = await openConnectDialog(stage, 'Custom server', {
      'Issuer URL': issuer,
      'Client ID': clientId,
    });
    await answerDialog(page, display, DENY);
    await page.waitForSelector('::-p-aria([role="alert"]) ::-p-text(may not talk to)');
    expect(await grantedHosts(page)).toEqual([]);

    await connectAndAllow(page, display);
    await consent(stage.relink.browser, { as: 'Anna Keller' });
    await page.locator('::-p-aria([name="Add profiles"][role="button"])').click();
    await stage.relink.observer.waitForFunction(
      async () => (await chrome.action.getTitle({})) === 'Relink: all profiles are connected',
      { polling: 50 },
    );
    expect(await grantedHosts(page)).toEqual(['https://id.example.com/*']);
    expect(await states(stage.relink)).toEqual(['Anna Keller: connected']);
  });
});
