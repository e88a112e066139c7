import type { Page } from 'puppeteer';
import { expect, test } from 'vitest';
import { rows } from './harness/database.ts';
import { saveApps } from './harness/logins.ts';
import { connectAt } from './harness/places.ts';
import { setStage } from './harness/stage.ts';

/** Everything that the status and alert lines of a page say. */
function said(page: Page): Promise<string> {
  return page.$$eval('[role="status"], [role="alert"]', (lines) =>
    lines.map((line) => line.textContent).join(' '),
  );
}

async function untilSaid(page: Page, words: string): Promise<void> {
  await page.waitForFunction(
    (expected) =>
      [...document.querySelectorAll('[role="status"], [role="alert"]')].some((line) =>
        line.textContent?.includes(expected),
      ),
    {},
    words,
  );
}

test('an app is saved by hand, tested, and its secret comes back to no page', async () => {
  const stage = await setStage();
  const { relink, sandbox } = stage;
  const { clientId, clientSecret, redirectUri } = sandbox.apps.facebook;
  const page = await relink.dashboard('#/settings/apps');
  const form = 'form[aria-label="Facebook"]';
  const shown = await page.waitForSelector(form);
  expect(await shown?.$$eval('input', (inputs) => inputs.map((input) => input.value))).toContain(redirectUri);
  await page.locator(`${form} ::-p-aria([name="Client ID"][role="textbox"])`).fill(clientId);
  await page.locator(`${form} input[type="password"]`).fill(clientSecret);
  await page.locator(`${form} ::-p-aria([name="Save app"][role="button"])`).click();
  await untilSaid(page, 'saved');
  const [app] = await rows<{ id: string; hasSecret: boolean }>(relink.observer, 'apps');
  expect(app?.hasSecret).toBe(true);
  expect(await page.content()).not.toContain(clientSecret);
  expect(await said(page)).not.toContain(clientSecret);
});

test.each([
  ['facebook', 'ok', 'accepted'],
  ['facebook', 'deleted', 'refused'],
  ['x', 'ok', 'accepted'],
  ['x', 'deleted', 'refused'],
] as const)('Test app at %s, whose app is %s: %s', async (network, state, verdict) => {
  const stage = await setStage();
  const { relink, sandbox } = stage;
  await saveApps(stage);
  if (state !== 'ok') sandbox.control.network(network, 'app', state);
  const apps = await rows<{ id: string; network: string }>(relink.observer, 'apps');
  const appId = apps.find((app) => app.network === network)?.id;
  expect(await relink.command('testApp', { appId })).toMatchObject({ verdict });
});

test('Test app knows a registration that a Mastodon server still has', async () => {
  const stage = await setStage();
  await connectAt(stage, 'mastodon');
  const [app] = await rows<{ id: string }>(stage.relink.observer, 'apps');
  expect(await stage.relink.command('testApp', { appId: app?.id })).toMatchObject({ verdict: 'accepted' });
});
