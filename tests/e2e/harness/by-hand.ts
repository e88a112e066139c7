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
): Promise<void> {
  const page = await openConnectDialog(stage, network, fields);
  if (consents) await consent(stage.relink.browser, consents);
  await page.locator(button('Add profiles')).click();
  await page.waitForSelector('::-p-aria([role="status"]) ::-p-text(connected)');
  await page.close();
}
