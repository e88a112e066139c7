import type { Page } from 'puppeteer';
import { expect, test } from 'vitest';
import { consent } from './harness/consent.ts';
import { rows } from './harness/database.ts';
import { checkNow, connect, saveApps, typed } from './harness/logins.ts';
import { EXTENSION_ID } from './harness/relink.ts';
import { type Stage, setStage } from './harness/stage.ts';

/** Facebook disconnected with three pages, Mastodon connected, and the popup open with nothing focused. */
async function brokenPopup(): Promise<{ stage: Stage; popup: Page }> {
  const stage = await setStage();
  await saveApps(stage);
  await connect(stage, 'facebook', {});
  await connect(stage, 'mastodon', typed(stage.sandbox).mastodon);
  stage.sandbox.control.account('facebook', 'anna', 'change-password');
  await checkNow(stage.relink);
  await stage.relink.untilBadge('3');
  const popup = await stage.relink.popup();
  await popup.waitForFunction(() => performance.getEntriesByName('relink:list-ready').length > 0);
  // The healthy ones are counted after the first frame.
  await popup.waitForFunction(() =>
    [...document.querySelectorAll('summary, button')].some(
      (element) => element.textContent?.trim() === 'Connected 1',
    ),
  );
  await popup.bringToFront();
  return { stage, popup };
}

/** What has the focus, as a screen reader names it; '' for nothing. */
function focused(popup: Page): Promise<string> {
  return popup.evaluate(() => {
    const element = document.activeElement;
    if (!element || element === document.body) return '';
    return (element.getAttribute('aria-label') ?? element.textContent ?? '').trim();
  });
}

/** Presses Tab until that element has the focus. */
async function tabTo(popup: Page, name: string): Promise<void> {
  const passed: string[] = [];
  while (passed.length < 20) {
    await popup.keyboard.press('Tab');
    const here = await focused(popup);
    if (here === name) return;
    passed.push(here);
  }
  throw new Error(`Tab does not reach "${name}", only ${passed.join(', ')}`);
}

test('Tab goes through the popup in the order in which it is read, and the focus is seen', async () => {
  const { popup } = await brokenPopup();
  const order: string[] = [];
  for (const _ of Array(9)) {
    await popup.keyboard.press('Tab');
    order.push(await focused(popup));
    const outline = await popup.evaluate(() => {
      const style = document.activeElement ? getComputedStyle(document.activeElement) : null;
      return style ? `${style.outlineStyle} ${style.outlineWidth}` : '';
    });
    expect(outline).toBe('solid 2px');
  }
  expect(order).toEqual([
    'Check now',
    'Reconnect Anna Keller',
    'Snooze Anna Keller',
    'Profiles of Anna Keller',
    'More actions for Acme Bakery',
    'More actions for Acme Café',
    'More actions for Acme Catering',
    'Connected 1',
    'Open dashboard',
  ]);
});

test('Enter on Reconnect restores the login', async () => {
  const { stage, popup } = await brokenPopup();
  await tabTo(popup, 'Reconnect Anna Keller');
  await popup.keyboard.press('Enter');
  await consent(stage.relink.browser, { as: 'Anna Keller' });
  await popup.waitForSelector('[role="status"]::-p-text(Acme Bakery and 2 pages are connected again.)');
  await stage.relink.untilBadge('');
});

test('the menu opens with Enter, is walked with the arrows, and Escape gives the focus back', async () => {
  const { popup } = await brokenPopup();
  await tabTo(popup, 'More actions for Acme Café');
  await popup.keyboard.press('Enter');
  await popup.waitForSelector('[role="menu"]');
  const walk: string[] = [await focused(popup)];
  for (const key of ['ArrowDown', 'ArrowDown', 'End', 'ArrowDown', 'ArrowUp', 'Home'] as const) {
    await popup.keyboard.press(key);
    walk.push(await focused(popup));
  }
  expect(walk).toEqual([
    'Reconnect',
    'Refresh channel connection',
    'Troubleshoot',
    'Unlink',
    'Reconnect',
    'Unlink',
    'Reconnect',
  ]);
  await popup.keyboard.press('Escape');
  expect(await popup.$('[role="menu"]')).toBeNull();
  expect(await focused(popup)).toBe('More actions for Acme Café');
});

test('a dialog takes the focus, and Escape gives it back and changes nothing', async () => {
  const { stage, popup } = await brokenPopup();
  await tabTo(popup, 'More actions for Acme Bakery');
  await popup.keyboard.press('ArrowUp');
  await popup.waitForSelector('[role="menu"]');
  await popup.keyboard.press('End');
  await popup.keyboard.press('Enter');
  await popup.waitForSelector('dialog[open]');
  expect(await popup.evaluate(() => document.activeElement?.closest('dialog') !== null)).toBe(true);
  await popup.keyboard.press('Escape');
  await popup.waitForSelector('dialog[open]', { hidden: true });
  expect(await focused(popup)).toBe('More actions for Acme Bakery');
  expect(await rows(stage.relink.observer, 'profiles')).toHaveLength(4);
});

test('Escape throws no half-filled form away, however often it is pressed', async () => {
  const { relink } = await setStage();
  const page = await relink.dashboard('#/connect/bluesky');
  await page.waitForSelector('dialog[open] input[name="handle"]');
  await page.type('input[name="handle"]', 'acme.bsky.social');
  const question = 'dialog[open] [role="alertdialog"]::-p-text(Throw away what you typed?)';
  for (const _ of Array(2)) {
    await page.keyboard.press('Escape');
    await page.waitForSelector(question);
    expect(await focused(page)).toBe('Keep');
    await page.keyboard.press('Escape');
    await page.waitForSelector('[role="alertdialog"]', { hidden: true });
    expect(await page.evaluate(() => document.activeElement?.getAttribute('name'))).toBe('handle');
  }
  expect(await page.$eval('input[name="handle"]', (input) => input.value)).toBe('acme.bsky.social');
});

test('Troubleshoot on a connected profile checks it, and its page says what that proved', async () => {
  const { stage, popup } = await brokenPopup();
  await tabTo(popup, 'Connected 1');
  await popup.keyboard.press('Enter');
  await popup.waitForSelector('::-p-aria([name="Connected"]) li');
  const asked = stage.sandbox.requests.waitFor(({ path }) => path === '/api/v1/accounts/verify_credentials');
  const opened = stage.relink.browser.waitForTarget((target) => target.url().includes('#/profiles/'));
  await popup.locator('::-p-aria([name="Connected"]) li button[aria-haspopup]').click();
  await popup.locator('[role="menuitem"]::-p-text(Troubleshoot)').click();
  await asked;
  const page = await (await opened).page();
  await page?.waitForSelector('[aria-label="Last check"] ::-p-text(Nothing is wrong.)');
});

test('Space on Check now checks', async () => {
  const { stage, popup } = await brokenPopup();
  await tabTo(popup, 'Check now');
  const asked = stage.sandbox.requests.waitFor(({ path }) => path === '/api/v1/accounts/verify_credentials');
  await popup.keyboard.press('Space');
  await asked;
});

test('Enter unfolds the connected profiles, and Open dashboard opens it', async () => {
  const { stage, popup } = await brokenPopup();
  await tabTo(popup, 'Connected 1');
  await popup.keyboard.press('Enter');
  await popup.waitForSelector('::-p-aria([name="Connected"]) li');
  await tabTo(popup, 'Open dashboard');
  const opened = stage.relink.browser.waitForTarget((target) =>
    target.url().startsWith(`chrome-extension://${EXTENSION_ID}/dashboard.html#/issues`),
  );
  // The popup closes while the key is still down.
  await popup.keyboard.down('Enter');
  await opened;
});
