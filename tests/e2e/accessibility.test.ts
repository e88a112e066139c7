import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Page } from 'puppeteer';
import { expect, test } from 'vitest';
import { agency } from '../tour/agency.ts';
import { fillDatabase } from '../tour/fill-database.ts';
import { dashboardScreens } from '../tour/screens.ts';
import { type Stage, setStage } from './harness/stage.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const SCHEMES = ['light', 'dark'];
const button = (name: string) => `::-p-aria([name="${name}"][role="button"])`;

/** What axe-core finds, in light and in dark, as "rule: element (scheme)". */
async function violations(page: Page): Promise<string[]> {
  await page.bringToFront();
  await page.evaluate(AXE);
  const found: string[] = [];
  for (const scheme of SCHEMES) {
    await page.emulateMediaFeatures([
      { name: 'prefers-color-scheme', value: scheme },
      { name: 'prefers-reduced-motion', value: 'reduce' },
    ]);
    const results = await page.evaluate(runAxe);
    for (const { id, nodes } of results.violations) {
      for (const node of nodes) found.push(`${id}: ${node.html} (${scheme}) ${node.failureSummary ?? ''}`);
    }
  }
  return found;
}

function runAxe(): Promise<AxeResults> {
  const { axe } = globalThis as unknown as { axe: { run: () => Promise<AxeResults> } };
  return axe.run();
}

async function openPopup({ relink }: Stage): Promise<Page> {
  const page = await relink.popup();
  await page.waitForFunction(() => performance.getEntriesByName('relink:list-ready').length > 0);
  return page;
}

/** The agency's rows, of these states only. */
function only(states: readonly string[], now: number) {
  const all = agency(now);
  const profiles = all.profiles.filter(({ state }) => states.includes(state));
  const logins = all.logins.filter(({ id }) => profiles.some(({ loginId }) => loginId === id));
  return { ...all, profiles, logins };
}

test.each([
  ['nothing connected yet', []],
  ['everything connected', ['connected']],
  ['something about to end', ['connected', 'expiring']],
  ['something disconnected', ['connected', 'expiring', 'disconnected']],
])('the popup with %s', async (_, states) => {
  const stage = await setStage();
  await fillDatabase(stage.relink.observer, { ...only(states, Date.now()) });
  const popup = await openPopup(stage);
  expect(await violations(popup)).toEqual([]);
  const fold = await popup.$('button.fold');
  if (!fold) return;
  await fold.click();
  await popup.waitForSelector('::-p-aria([name="Connected"]) li');
  expect(await violations(popup)).toEqual([]);
});

test('the popup whose proofs are too old', async () => {
  const stage = await setStage();
  const rows = only(['connected'], Date.now());
  const logins = rows.logins.map((login) => ({ ...login, verifyBy: Date.now() - 1 }));
  await fillDatabase(stage.relink.observer, { ...rows, logins });
  expect(await violations(await openPopup(stage))).toEqual([]);
});

test('menu and dialogs of the popup', async () => {
  const stage = await setStage();
  await fillDatabase(stage.relink.observer, { ...agency(Date.now()) });
  const popup = await openPopup(stage);
  await popup.locator(button('More actions for Studio Oak')).click();
  await popup.waitForSelector('[role="menu"]');
  expect(await violations(popup)).toEqual([]);
  await popup.locator('::-p-aria([name="Unlink"][role="menuitem"])').click();
  await popup.waitForSelector('dialog[open]');
  expect(await violations(popup)).toEqual([]);
  await popup.keyboard.press('Escape');
  await popup.waitForSelector('dialog[open]', { hidden: true });
  // Of the two that are called so, Bluesky's asks for the app password.
  await popup.locator(button('Reconnect Harbour Cycles')).click();
  await popup.waitForSelector('dialog[open] input');
  expect(await violations(popup)).toEqual([]);
});

test('every page of the dashboard, and the Connect dialog', async () => {
  const stage = await setStage();
  await fillDatabase(stage.relink.observer, { ...agency(Date.now()) });
  for (const { name, hash, ready } of await dashboardScreens(stage)) {
    const page = await stage.relink.dashboard(hash);
    await page.waitForSelector(ready);
    expect({ name, violations: await violations(page) }).toEqual({ name, violations: [] });
    await page.close();
  }
});

test('the empty pages of the dashboard', async () => {
  const { relink } = await setStage();
  for (const hash of ['#/issues', '#/profiles', '#/history', '#/profiles/none']) {
    const page = await relink.dashboard(hash);
    await page.waitForSelector('.empty');
    expect({ hash, violations: await violations(page) }).toEqual({ hash, violations: [] });
    await page.close();
  }
});

test.each(['Bluesky', 'Mastodon', 'Custom server', 'Facebook'])('the form that connects %s', async (name) => {
  const { relink } = await setStage();
  const page = await relink.dashboard();
  await page.locator(button('Connect a profile')).click();
  await page.locator(`dialog ::-p-text(${name})`).click();
  await page.waitForSelector(`dialog ::-p-text(Connect ${name})`);
  await page.waitForSelector('dialog .form');
  const more = await page.$('dialog summary');
  await more?.click();
  expect(await violations(page)).toEqual([]);
});
