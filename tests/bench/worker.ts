import type { Page, Target } from 'puppeteer';
import { BADGE_TEXT, NOTHING_DUE } from './bare-extension.ts';
import { type Measure, median } from './numbers.ts';
import { type Stage, stopWorkers } from './stage.ts';

const STARTS = 15;
const WARM_UP = 2;
const PROFILES = 10_000;

/** How long before its alarm a worker is stopped, in milliseconds. */
const AHEAD = 400;
/** Nobody looks into a worker until it has surely come to rest: the look would be part of what is measured. */
const SETTLED = 300;

/**
 * From a message to a stopped worker until its badge is painted, and from the start of a worker for an alarm with nothing
 * due until it is done, against a worker that does nothing else.
 */
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
  const quiet: number[] = [];
  const bareQuiet: number[] = [];
  for (let start = 0; start < WARM_UP + STARTS; start += 1) {
    bareQuiet.push(await quietWake(stage, bareDesk, stage.bare));
    quiet.push(await quietWake(stage, stage.desk, stage.relink));
  }
  await bareDesk.close();
  return [
    {
      name: `worker, ${PROFILES} profiles: cold start to badge`,
      value: median(relink.slice(WARM_UP)),
      unit: 'ms',
      against: { name: 'bare worker that paints a badge', value: median(bare.slice(WARM_UP)) },
      target: 1.6,
    },
    {
      name: `worker, ${PROFILES} profiles: wake that finds nothing due`,
      value: median(quiet.slice(WARM_UP)),
      unit: 'ms',
      against: { name: 'bare worker that hears an alarm', value: median(bareQuiet.slice(WARM_UP)) },
      target: 1.3,
    },
  ];
}

/**
 * From the moment at which the browser begins to start a worker for an alarm until that worker has nothing more to do. When
 * an alarm is heard depends on a timer of the browser that is late by more than what is measured here.
 */
async function quietWake(stage: Stage, desk: Page, extension: string): Promise<number> {
  await stopWorkers(stage, extension);
  await desk.evaluate((ahead) => chrome.alarms.create('bench', { when: Date.now() + ahead }), AHEAD);
  const target = await stage.browser.waitForTarget(
    (candidate) => candidate.type() === 'service_worker' && candidate.url().startsWith(extension),
  );
  await new Promise((resolve) => setTimeout(resolve, SETTLED));
  return doneAt(target);
}

/** @returns how long after its start the worker was done; lets go of it, so that it can be stopped again */
async function doneAt(target: Target): Promise<number> {
  const session = await target.createCDPSession();
  const { result } = await session.send('Runtime.evaluate', {
    returnByValue: true,
    expression: `performance.getEntriesByName('${NOTHING_DUE}').at(-1)?.startTime`,
  });
  await session.detach();
  if (typeof result.value !== 'number') throw new Error('The worker found something to do at its alarm.');
  return result.value;
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
