import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, launch, type Page } from 'puppeteer';
import { QUIET } from '../e2e/harness/chromium.ts';
import { bundleInPage } from '../scripts/bundle-in-page.ts';
import { OUTPUT } from '../scripts/paths.mjs';
import { writeBareExtension } from './bare-extension.ts';

/** One browser with Relink and the bare extension in it, so that both are measured on the same ground. */
export interface Stage {
  readonly browser: Browser;
  /** `chrome-extension://…` */
  readonly relink: string;
  readonly bare: string;
  /** A page of Relink's origin without scripts of its own, with the functions of `in-page.ts`. */
  readonly desk: Page;
  readonly close: () => Promise<void>;
}

export async function setStage(executablePath: string): Promise<Stage> {
  const bareFolder = writeBareExtension();
  const code = await bundleInPage('tests/bench/in-page.ts', 'relinkBench');
  const browser = await launch({ executablePath, headless: true, enableExtensions: true, args: [...QUIET] });
  const relink = `chrome-extension://${await browser.installExtension(join(OUTPUT, 'chrome-mv3-e2e'))}`;
  const bare = `chrome-extension://${await browser.installExtension(bareFolder)}`;
  const desk = await browser.newPage();
  await desk.goto(`${relink}/manifest.json`);
  await desk.evaluate(code);
  const close = async () => {
    await browser.close();
    rmSync(bareFolder, { recursive: true, force: true });
  };
  return { browser, relink, bare, desk, close };
}

/** Stops every worker of the browser and waits until the one of that extension is gone. */
export async function stopWorkers(stage: Stage, extension: string): Promise<void> {
  const isWorker = (url: string, type: string) => type === 'service_worker' && url.startsWith(extension);
  const session = await stage.desk.createCDPSession();
  await session.send('ServiceWorker.enable');
  const gone = new Promise<void>((resolve) => {
    const check = () => {
      if (stage.browser.targets().some((target) => isWorker(target.url(), target.type()))) return;
      stage.browser.off('targetdestroyed', check);
      resolve();
    };
    stage.browser.on('targetdestroyed', check);
    check();
  });
  await session.send('ServiceWorker.stopAllWorkers');
  await gone;
  await session.detach();
}
