import { expect, test } from 'vitest';
import { consent, consentWindow } from './harness/consent.ts';
import { rows } from './harness/database.ts';
import { checkNow, flowEnd, saveApps, typed } from './harness/logins.ts';
import { connectAt } from './harness/places.ts';
import type { Relink } from './harness/relink.ts';
import { setStage } from './harness/stage.ts';

/** What real Chromium says of a sign-in window, in Relink's words. */

function stepOf(relink: Relink, flowId: unknown): Promise<string | undefined> {
  return rows<{ id: string; step: { name: string } }>(relink.observer, 'flows').then(
    (flows) => flows.find(({ id }) => id === flowId)?.step.name,
  );
}

test.each(['outage', 'reset-connection'] as const)(
  'a consent page that cannot be loaded (%s)',
  async (trouble) => {
    const stage = await setStage();
    const { relink, sandbox } = stage;
    await saveApps(stage);
    sandbox.control.network('facebook', trouble, true);
    const { flowId } = await relink.command('connect', { network: 'facebook', fields: {} });
    expect((await flowEnd(relink, String(flowId))).step).toMatchObject({
      name: 'failed',
      code: 'page_not_loaded',
    });
  },
);

test('one window at a time: the second login waits until the first is done', async () => {
  const stage = await setStage();
  const { relink, sandbox } = stage;
  const first = await relink.command('connect', { network: 'mastodon', fields: typed(sandbox).mastodon });
  await consentWindow(relink.browser);
  const second = await relink.command('connect', { network: 'custom', fields: typed(sandbox).custom });
  expect(await stepOf(relink, second.flowId)).toBe('queued');
  await consent(relink.browser, { as: 'Anna Keller' });
  expect((await flowEnd(relink, String(first.flowId))).step.name).toBe('choosing');
  await consent(relink.browser, { as: 'Anna Keller' });
  expect((await flowEnd(relink, String(second.flowId))).step.name).toBe('choosing');
});

test('a redirect that was not asked for is thrown away', async () => {
  const stage = await setStage();
  const { relink, sandbox } = stage;
  const { flowId } = await relink.command('connect', {
    network: 'mastodon',
    fields: typed(sandbox).mastodon,
  });
  const window = await consentWindow(relink.browser);
  const redirect = new URL(await window.evaluate(() => location.href)).searchParams.get('redirect_uri');
  const forged = `${redirect ?? ''}?code=stolen&state=forged`;
  await window.evaluate((url) => {
    location.href = url;
  }, forged);
  expect((await flowEnd(relink, String(flowId))).step).toMatchObject({
    name: 'failed',
    code: 'state_mismatch',
  });
  expect(sandbox.requests.filter(({ grantType }) => grantType === 'authorization_code')).toEqual([]);
});

test('a recovery takes its notification back', async () => {
  const stage = await setStage();
  const { relink, sandbox } = stage;
  const loginId = await connectAt(stage, 'mastodon');
  const shown = () => relink.observer.evaluate(async () => Object.keys(await chrome.notifications.getAll()));
  sandbox.control.account('mastodon', 'anna', 'suspended', true);
  await checkNow(relink);
  expect(await shown()).toEqual([`login|${loginId}`]);
  sandbox.control.account('mastodon', 'anna', 'suspended', false);
  await checkNow(relink);
  await relink.untilBadge('');
  expect(await shown()).toEqual([]);
});
