import { findOrInstallBrowser } from '../scripts/browser.mjs';
import { isReached, type Measure } from './numbers.ts';
import { measurePopup } from './popup.ts';
import { table, writeReport } from './report.ts';
import { measureSizes } from './sizes.ts';
import { type Stage, setStage } from './stage.ts';
import { measureSweep } from './sweep.ts';
import { measureWorker } from './worker.ts';

/** `npm run bench`, or `npm run bench -- popup worker` for a part of it. */
const PARTS: Readonly<Record<string, (stage: Stage) => Promise<Measure[]>>> = {
  popup: measurePopup,
  worker: measureWorker,
  sweep: measureSweep,
  sizes: async () => measureSizes(),
};

const executablePath = await findOrInstallBrowser();
if (!executablePath) throw new Error('No browser to measure in; see tests/scripts/browser.mjs.');
const wanted = process.argv.slice(2);
const stage = await setStage(executablePath);
const measures: Measure[] = [];
try {
  for (const [name, measure] of Object.entries(PARTS)) {
    if (wanted.length > 0 && !wanted.includes(name)) continue;
    console.log(`Measuring ${name} …`);
    measures.push(...(await measure(stage)));
  }
} finally {
  await stage.close();
}
console.log(`\n${table(measures)}\n`);
console.log(`Written to ${writeReport(measures, executablePath)}.`);
const missed = measures.filter((measure) => isReached(measure) === false);
console.log(missed.length === 0 ? 'Every target is reached.' : `Targets missed: ${missed.length}.`);
