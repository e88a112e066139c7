import type { Browser, Page } from 'puppeteer';

/** What a person does on the consent page. */
export interface Consent {
  /** Who signs in, if the browser is not signed in at that network yet. */
  readonly as?: string;
  readonly answer?: 'Allow' | 'Decline';
  /** Permissions or pages to untick, by their label. */
  readonly untick?: readonly string[];
}

/** Waits for the sign-in window. */
export async function consentWindow(browser: Browser): Promise<Page> {
  const target = await browser.waitForTarget(
    (candidate) =>
      candidate.type() === 'page' && /^https?:/.test(candidate.url()) && isConsent(candidate.url()),
    { timeout: 20_000 },
  );
  const page = await target.page();
  if (!page) throw new Error(`no page behind ${target.url()}`);
  return page;
}

/** Goes through the sign-in window to its end. */
export async function consent(
  browser: Browser,
  { as, answer = 'Allow', untick = [] }: Consent = {},
): Promise<void> {
  const page = await consentWindow(browser);
  const closed = new Promise<void>((resolve) => page.once('close', () => resolve()));
  if (as) {
    const choice = `::-p-aria([name="Sign in as ${as}"][role="button"])`;
    const decision = '::-p-aria([name="Allow"][role="button"])';
    await page.waitForSelector(`${choice}, ${decision}`);
    const button = await page.$(choice);
    if (button) await Promise.all([page.waitForNavigation(), button.click()]);
  }
  for (const label of untick) await page.locator(`::-p-aria([name="${label}"][role="checkbox"])`).click();
  await page.locator(`::-p-aria([name="${answer}"][role="button"])`).click();
  await closed;
}

function isConsent(url: string): boolean {
  return /authorize|oauth|dialog|interaction/.test(url);
}
