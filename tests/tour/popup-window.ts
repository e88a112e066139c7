import type { Page } from 'puppeteer';
import type { SweepRow } from '@/utils/db/rows';
import { type Consent, consent } from '../e2e/harness/consent.ts';
import { rows } from '../e2e/harness/database.ts';
import { nextTurn } from '../e2e/harness/next-turn.ts';
import type { Relink } from '../e2e/harness/relink.ts';

const button = (name: string): string => `::-p-aria([name="${name}"][role="button"])`;

/** The popup as a person uses it: it is read and clicked, never asked behind its back. */
export class PopupWindow {
  readonly page: Page;
  readonly #relink: Relink;

  private constructor(relink: Relink, page: Page) {
    this.#relink = relink;
    this.page = page;
  }

  static async open(relink: Relink): Promise<PopupWindow> {
    const page = await relink.popup();
    await page.waitForFunction(() => performance.getEntriesByName('relink:list-ready').length > 0);
    return new PopupWindow(relink, page);
  }

  /** Waits until the header says this sentence. */
  async untilHeadline(sentence: string): Promise<void> {
    const says = (expected: string) => document.querySelector('h1')?.textContent === expected;
    await this.page.waitForFunction(says, { polling: 50, timeout: 30_000 }, sentence).catch(async () => {
      const seen = await this.page.$eval('h1', (heading) => heading.textContent);
      throw new Error(`the popup should say "${sentence}", and says "${seen}"`);
    });
  }

  /** Presses Check now and waits until a sweep that began after it has ended. */
  async checkNow(): Promise<void> {
    const before = await this.#lastSweep();
    await this.page.bringToFront();
    await this.page.locator(button('Check now')).click();
    for (;;) {
      const sweep = await this.#lastSweep();
      if (sweep.startedAt > before.startedAt && sweep.endedAt !== null) return;
      await nextTurn(this.page);
    }
  }

  async #lastSweep(): Promise<Pick<SweepRow, 'startedAt' | 'endedAt'>> {
    const [sweep] = await rows<SweepRow>(this.page, 'sweeps');
    return sweep ?? { startedAt: 0, endedAt: null };
  }

  /** Presses Reconnect and goes through the network's consent page. @returns the confirmation */
  async reconnect(name: string, answers: Consent): Promise<string> {
    await this.page.bringToFront();
    await this.page.locator(button(`Reconnect ${name}`)).click();
    await consent(this.#relink.browser, answers);
    const line = await this.page.waitForSelector('[role="status"]::-p-text(again)', { timeout: 30_000 });
    return (await line?.evaluate((element) => element.textContent)) ?? '';
  }
}
