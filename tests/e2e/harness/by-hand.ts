import type { Page } from 'puppeteer';
import { type Consent, consent } from './consent.ts';
import type { Stage } from './stage.ts';

const button = (name: string): string => `::-p-aria([name="${name}"][role="button"])`;

/** Opens the Connect dialog, chooses the network, fills the fields by their labels and presses Connect. */
export async function openConnectDialog(
  { relink }: Stage,
  network: string,
  fields: Readonly<Record<string, string>>,
): Promise<Page> {
  const page = await relink.dashboard();
  await page.locator(button('Connect a profile')).click();
  await page.locator(`dialog ::-p-text(${network})`).click();
  await page.waitForSelector('dialog .form');
  // Some fields are behind "More options".
  await page.$$eval('dialog details', (folded) => {
    for (const details of folded) details.setAttribute('open', '');
  });
  for (const [label, value] of Object.entries(fields)) {
    await page.locator(`dialog ::-p-aria([name="${label}"][role="textbox"])`).fill(value);
  }
  await page.locator(`dialog ${button('Connect')}`).click();
  return page;
}

/** The whole way from "Connect a profile" to the added profiles. `consents` is null where there is no consent page. */
export async function connectByHand(
  stage: Stage,
  network: string,
  fields: Readonly<Record<string, string>>,
  consents: Consent | null,
  /** Words that the dialog must show once the login is there. */
  advice?: string,
): Promise<void> {
  const page = await openConnectDialog(stage, network, fields);
  if (consents) await consent(stage.relink.browser, consents);
  if (advice) await page.waitForSelector(`dialog ::-p-text(${advice})`);
  // A single account is added at once.
  const add = '::-p-aria([role="button"])::-p-text(Add )';
  const told = '::-p-aria([role="status"]) ::-p-text(connected.)';
  const next = await page.waitForSelector(`${add}, ${told}`);
  if (await next?.evaluate((element) => element.matches('button'))) await next?.click();
  await page.waitForSelector('::-p-aria([role="status"]) ::-p-text(connected)');
  await page.close();
}
