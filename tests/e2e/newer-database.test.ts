import type { Page } from 'puppeteer';
import { expect, test } from 'vitest';
import { agency } from '../tour/agency.ts';
import { fillDatabase } from '../tour/fill-database.ts';
import { rows } from './harness/database.ts';
import { setStage } from './harness/stage.ts';

const alertOf = (page: Page) =>
  page.waitForSelector('::-p-aria([role="alert"])').then((alert) => alert?.evaluate((it) => it.textContent));

test('an update under an open page, and a step back after it, are told and lose nothing', async () => {
  const { relink } = await setStage();
  await fillDatabase(relink.observer, { ...agency(Date.now()) });
  const before = await rows(relink.observer, 'profiles');
  const open = await relink.dashboard();
  await open.waitForSelector('::-p-text(Issues)');

  await relink.observer.evaluate(
    () =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('relink', 1000);
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          opening.result.close();
          resolve();
        };
      }),
  );
  expect(await alertOf(open)).toContain('Relink was updated while this page was open. Reload this page.');

  const newer = 'This database was written by a newer version of Relink than this one.';
  expect(await alertOf(await relink.dashboard())).toContain(newer);
  await relink.stopWorker();
  const popup = await relink.popup();
  expect(await alertOf(popup)).toContain(newer);
  await expect(relink.command('checkNow', { loginId: null })).rejects.toThrow('newer_database');
  expect(await rows(relink.observer, 'profiles')).toEqual(before);
});
