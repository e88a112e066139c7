import { type Measure, median } from './numbers.ts';
import type { Stage } from './stage.ts';

const PROFILES = [10, 1_000, 10_000, 100_000];
const LEAST = 10;
const DISCONNECTED = 20;
/** Loads that are measured, after some that only warm up. */
const LOADS = 21;
const WARM_UP = 3;

interface Load {
  readonly paint: number;
  readonly ready: number;
}

/** The popup with few and many stored profiles, against a blank page: each load of one follows a load of the other. */
export async function measurePopup(stage: Stage): Promise<Measure[]> {
  const measures: Measure[] = [];
  const readyBy = new Map<number, number>();
  for (const connected of PROFILES) {
    await stage.desk.evaluate((spec) => relinkBench.seedProfiles(spec), {
      connected,
      disconnected: DISCONNECTED,
      now: Date.now(),
    });
    const { blank, popup } = await alternate(stage);
    const blankPaint = median(blank.map((load) => load.paint));
    const ready = median(popup.map((load) => load.ready));
    readyBy.set(connected, ready);
    const name = `popup, ${connected} profiles`;
    const against = { name: 'blank page, first paint', value: blankPaint };
    measures.push(
      { name: `${name}: first paint`, value: median(popup.map((load) => load.paint)), unit: 'ms', against },
      { name: `${name}: list ready`, value: ready, unit: 'ms', against, target: 1.5 },
    );
  }
  const growths = PROFILES.filter((connected) => connected > LEAST).map((connected) =>
    growth(readyBy, connected),
  );
  return [...measures, ...growths];
}

function growth(readyBy: ReadonlyMap<number, number>, connected: number): Measure {
  return {
    name: `popup, ${connected} profiles: list ready`,
    value: readyBy.get(connected) ?? Number.NaN,
    unit: 'ms',
    against: { name: `the same with ${LEAST} profiles`, value: readyBy.get(LEAST) ?? Number.NaN },
    target: 1.15,
  };
}

async function alternate(stage: Stage): Promise<{ blank: Load[]; popup: Load[] }> {
  const blank: Load[] = [];
  const popup: Load[] = [];
  for (let load = 0; load < WARM_UP + LOADS; load += 1) {
    blank.push(await loadPage(stage, `${stage.bare}/blank.html`, 'first-contentful-paint'));
    popup.push(await loadPage(stage, `${stage.relink}/popup.html`, 'relink:list-ready'));
  }
  return { blank: blank.slice(WARM_UP), popup: popup.slice(WARM_UP) };
}

/** Opens a page in a new tab and reads when it painted first and when it was ready, since its navigation began. */
async function loadPage(stage: Stage, url: string, ready: string): Promise<Load> {
  const page = await stage.browser.newPage();
  await page.goto(url);
  const load = await page.evaluate(async (readyName) => {
    const entry = (name: string) =>
      new Promise<number>((resolve) => {
        const observer = new PerformanceObserver((list) => {
          for (const { name: found, startTime } of list.getEntries()) if (found === name) resolve(startTime);
        });
        observer.observe({ type: 'paint', buffered: true });
        observer.observe({ type: 'mark', buffered: true });
      });
    const [paint, readyAt] = await Promise.all([entry('first-contentful-paint'), entry(readyName)]);
    return { paint, ready: readyAt };
  }, ready);
  await page.close();
  return load;
}
