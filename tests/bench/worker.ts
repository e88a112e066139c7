import type { Page } from 'puppeteer';
import { BADGE_TEXT } from './bare-extension.ts';
import { type Measure, median } from './numbers.ts';
import { type Stage, stopWorkers } from './stage.ts';

const STARTS = 15;
const WARM_UP = 2;
const PROFILES = 10_000;

/** From a message to a stopped worker until its badge is painted, against a worker that does nothing else. */
export async function measureWorker(stage: Stage): Promise<Measure[]> {
  await stage.desk.evaluate((spec) => relinkBench.seedProfiles(spec), {
    connected: PROFILES,
    disconnected: Number(BADGE_TEXT),
    now: Date.now(),
  });
  const bareDesk = await stage.browser.newPage();
  await bareDesk.goto(`${stage.bare}/blank.html`);
  const relink: number[] = [];
  const bare: number[] = [];
  for (let start = 0; start < WARM_UP + STARTS; start += 1) {
    bare.push(await coldStart(stage, bareDesk, stage.bare));
    relink.push(await coldStart(stage, stage.desk, stage.relink));
  }
  await bareDesk.close();
  return [
    {
      name: `worker, ${PROFILES} profiles: cold start to badge`,
      value: median(relink.slice(WARM_UP)),
      unit: 'ms',
      against: { name: 'bare worker that paints a badge', value: median(bare.slice(WARM_UP)) },
      target: 2,
    },
  ];
}

async function coldStart(stage: Stage, desk: Page, extension: string): Promise<number> {
  await stopWorkers(stage, extension);
  return desk.evaluate(async (expected) => {
    // The badge outlives its worker: it is wiped, so that only a new one can have painted it.
    await chrome.action.setBadgeText({ text: '' });
    const start = performance.now();
    chrome.runtime.sendMessage({ type: 'wake' }).catch(() => {});
    while ((await chrome.action.getBadgeText({})) !== expected) {
      if (performance.now() - start > 20_000) throw new Error('The badge was not painted within 20 s.');
    }
    return performance.now() - start;
  }, BADGE_TEXT);
}
