import type { Page } from 'puppeteer';

/** Lets a page do what waits in it. No frame is waited for: a page behind another tab draws none. */
export async function nextTurn(page: Page): Promise<void> {
  await page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => resolve();
        port2.postMessage(null);
      }),
  );
}
