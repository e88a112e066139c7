import type { ElementHandle, Page } from 'puppeteer';
import { expect, test } from 'vitest';
import type { FlowRow } from '@/utils/db/rows';
import { agency } from '../tour/agency.ts';
import { fillDatabase } from '../tour/fill-database.ts';
import { longNames } from './harness/long-names.ts';
import { layoutFaults } from './harness/measure.ts';
import { setStage } from './harness/stage.ts';

const boxOf = async (page: Page, selector: string) => {
  const box = await (await page.waitForSelector(selector))?.boundingBox();
  if (!box) throw new Error(`${selector} is not to be seen`);
  return box;
};

test('however long a message is, most of a small window stays free, and the keyboard reaches all of it', async () => {
  const stage = await setStage();
  await fillDatabase(stage.relink.observer, longNames(Date.now()));
  const page = await stage.relink.dashboard('#/issues');
  await page.bringToFront();
  await page.setViewport({ width: 320, height: 600 });
  const messages = await boxOf(page, '.notices:has(.notice)');
  expect(messages.height).toBeLessThanOrEqual(600 * 0.31);
  const last = (await page.waitForSelector('.notice-actions .button:last-child')) as ElementHandle<Element>;
  await last.focus();
  const action = await last.boundingBox();
  expect(action?.y).toBeGreaterThanOrEqual(messages.y);
  expect((action?.y ?? 0) + (action?.height ?? 0)).toBeLessThanOrEqual(messages.y + messages.height);
});

test('in the popup, a redirect URI and its Copy stand in one line', async () => {
  const stage = await setStage();
  const now = Date.now();
  const { logins, profiles } = agency(now);
  const [login] = logins;
  const redirectUri = `https://${'a'.repeat(32)}.chromiumapp.org/custom/0a1b2c3d4e5f`;
  const flow: FlowRow = {
    id: 'f',
    kind: 'reconnect',
    network: 'custom',
    loginId: login?.id ?? '',
    step: { name: 'failed', code: 'new_redirect_uri', detail: { network: 'id.example', redirectUri } },
    startedAt: now,
    endedAt: now,
    expiresAt: now,
    workerId: 'gone',
  };
  await fillDatabase(stage.relink.observer, { logins, profiles, flows: [flow] });
  const popup = await stage.relink.popup();
  const copy = await boxOf(popup, '::-p-aria([name="Copy the redirect URI"][role="button"])');
  const field = await boxOf(popup, '.notice-actions input');
  expect(Math.abs(copy.y + copy.height / 2 - field.y - field.height / 2)).toBeLessThanOrEqual(1);
  expect(copy.x).toBeGreaterThan(field.x + field.width);
  expect(field.width).toBeGreaterThan(200);
  expect(await layoutFaults(popup)).toEqual([]);
});
