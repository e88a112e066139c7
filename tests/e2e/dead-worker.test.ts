import type { Page } from 'puppeteer';
import { describe, expect, test } from 'vitest';
import { openConnectDialog } from './harness/by-hand.ts';
import { consent, consentWindow } from './harness/consent.ts';
import { rows } from './harness/database.ts';
import { saveApps, states, typed } from './harness/logins.ts';
import { connectAt } from './harness/places.ts';
import { type Stage, setStage } from './harness/stage.ts';

/** What a page says after the death of the worker, and within what time. */
const SOON = { timeout: 3_000 };

const PLACES = ['mastodon', 'x'] as const;
const NAMES = { mastodon: 'Mastodon', x: 'X' } as const;
/** What a check asks for: X proves a grant by its renewal, in the page that outlives the worker. */
const PROBE = { mastodon: 'verify_credentials', x: '/2/oauth2/token' } as const;

const button = (name: string): string => `::-p-aria([name="${name}"][role="button"])`;

async function connectDialog(stage: Stage, place: (typeof PLACES)[number]): Promise<Page> {
  if (place === 'x') await saveApps(stage);
  const { server } = typed(stage.sandbox).mastodon;
  return openConnectDialog(stage, NAMES[place], place === 'mastodon' ? { Server: server } : {});
}

describe.each(PLACES)('%s: the worker dies while a page waits for it', (place) => {
  test('during Check now: the check goes on, and the button works again within three seconds', async () => {
    const stage = await setStage();
    const { relink, sandbox } = stage;
    await connectAt(stage, place);
    const page = await relink.dashboard();
    const hold = sandbox.control.hold(place, PROBE[place], 'before');
    await page.locator(button('Check now')).click();
    await hold.reached;
    await page.waitForSelector('progress');
    const diedAt = Date.now();
    await relink.stopWorker();
    hold.release();
    await page.waitForFunction(() => !document.querySelector('progress'), SOON);
    await page
      .locator(`${button('Check now')}:not([disabled])`)
      .setTimeout(SOON.timeout)
      .wait();
    const [login] = await rows<{ lastVerifiedAt: number; checkAsked: boolean }>(relink.observer, 'logins');
    expect(login?.lastVerifiedAt).toBeGreaterThan(diedAt);
    expect(login?.checkAsked).toBe(false);
  });

  test('with the sign-in window open: the dialog says so within three seconds, and the next try works', async () => {
    const stage = await setStage();
    const { relink } = stage;
    const page = await connectDialog(stage, place);
    const window = await consentWindow(relink.browser);
    await relink.stopWorker();
    await page.waitForSelector('dialog ::-p-text(The browser stopped Relink in the middle)', SOON);
    await page.waitForSelector('dialog ::-p-text(Close the sign-in window if it is still open)');
    // Whoever finishes anyway is told the same: nothing was connected.
    if (!window.isClosed()) await window.close();
    expect(await rows(relink.observer, 'secrets')).toHaveLength(place === 'x' ? 1 : 0);
    await page.locator(`dialog ${button('Try again')}`).click();
    await page.locator(`dialog ${button('Connect')}`).click();
    await consent(relink.browser, { as: 'Anna Keller' });
    await page.waitForSelector('::-p-aria([role="status"]) ::-p-text(connected)');
    expect(await states(relink)).toEqual(['Anna Keller: connected']);
  });
});
