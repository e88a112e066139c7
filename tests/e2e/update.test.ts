import { appendFileSync, cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { BUILDS } from './harness/chromium.ts';
import { EXTENSION_ID, stopWorker } from './harness/relink.ts';
import { setStage } from './harness/stage.ts';

/** @returns the folder of a next version, whose second file tells that it was evaluated */
function nextVersion(): string {
  const folder = mkdtempSync(join(tmpdir(), 'relink-update-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  cpSync(BUILDS.e2e, folder, { recursive: true });
  const path = join(folder, 'manifest.json');
  writeFileSync(path, JSON.stringify({ ...JSON.parse(readFileSync(path, 'utf8')), version: '99.0' }));
  appendFileSync(join(folder, 'worker-rest.js'), `;chrome.alarms.create('updated', { delayInMinutes: 99 });`);
  return folder;
}

test('an update in the middle of life brings both files of the worker, and a killed worker finds the new ones', async () => {
  const { relink } = await setStage();
  await relink.command('saveInterval', { minutes: 30 });
  await relink.browser.installExtension(nextVersion());

  const page = await relink.browser.newPage();
  await page.goto(`chrome-extension://${EXTENSION_ID}/dashboard.html#/settings`);
  const alarms = () => page.evaluate(async () => (await chrome.alarms.getAll()).map(({ name }) => name));
  await page.waitForFunction(async () => (await chrome.alarms.get('updated')) !== undefined, { polling: 50 });
  await page.evaluate(() => chrome.alarms.clear('updated'));
  await stopWorker(page);
  const reply = await page.evaluate(() =>
    chrome.runtime.sendMessage({ id: 1, type: 'saveInterval', data: { minutes: 60 }, timestamp: 1 }),
  );
  expect(reply).toMatchObject({ res: { ok: true } });
  expect(await alarms()).toContain('updated');
});
