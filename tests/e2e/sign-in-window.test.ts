import { expect, test } from 'vitest';
import { openConnectDialog } from './harness/by-hand.ts';
import { consent, consentWindow } from './harness/consent.ts';
import { rows } from './harness/database.ts';
import { checkNow, flowEnd, saveApps, typed } from './harness/logins.ts';
import { nextTurn } from './harness/next-turn.ts';
import { connectAt } from './harness/places.ts';
import type { Relink } from './harness/relink.ts';
import { setStage } from './harness/stage.ts';

/** What real Chromium says of a sign-in window, in Relink's words. */

function stepOf(relink: Relink, flowId: unknown): Promise<string | undefined> {
  return rows<{ id: string; step: { name: string } }>(relink.observer, 'flows').then(
    (flows) => flows.find(({ id }) => id === flowId)?.step.name,
  );
}

/** Waits until a flow is in a step. */
async function untilStep(relink: Relink, flowId: unknown, name: string): Promise<void> {
  while ((await stepOf(relink, flowId)) !== name) await nextTurn(relink.observer);
}

test('a sign-in can be cancelled: its window closes, nothing is stored, and the dialog says so', async () => {
  const stage = await setStage();
  const { relink } = stage;
  const page = await openConnectDialog(stage, 'Mastodon', { Server: 'mastodon.example' });
  const window = await consentWindow(relink.browser);
  const closed = new Promise<void>((resolve) => window.once('close', () => resolve()));
  await page.waitForSelector('dialog [role="status"]::-p-text(Waiting for you in the sign-in window)');
  await page.locator('dialog ::-p-aria([name="Cancel"][role="button"])').click();
  await closed;
  await page.waitForSelector('dialog [role="status"]::-p-text(Sign-in cancelled. Nothing was changed.)');
  for (const table of ['logins', 'secrets', 'apps']) expect(await rows(relink.observer, table)).toEqual([]);
  await page.locator('dialog ::-p-aria([name="Start again"][role="button"])').click();
  await page.waitForSelector('dialog ::-p-aria([name="Server"][role="textbox"])');
  const server = 'dialog input[name="server"]';
  expect(await page.$eval(server, (input) => (input as HTMLInputElement).value)).toBe('mastodon.example');
});

test('the sign-in window can be brought to the front', async () => {
  const stage = await setStage();
  const { relink, sandbox } = stage;
  const fields = typed(sandbox).mastodon;
  const { flowId } = await relink.command('connect', { network: 'mastodon', fields });
  await consentWindow(relink.browser);
  expect(await relink.command('showSignIn', { flowId })).toEqual({ shown: true });
  expect(await relink.command('cancelFlow', { flowId })).toEqual({ outcome: 'cancelled' });
  expect(await relink.command('showSignIn', { flowId })).toEqual({ shown: false });
});

test('a slow server is being prepared, not waited for', async () => {
  const stage = await setStage();
  const { relink, sandbox } = stage;
  const hold = sandbox.control.hold('mastodon', '/api/v1/apps', 'before');
  const page = await openConnectDialog(stage, 'Mastodon', { Server: 'mastodon.example' });
  await hold.reached;
  await page.waitForSelector('dialog [role="status"]::-p-text(asking mastodon.example how to sign in)');
  await page.locator('dialog ::-p-aria([name="Cancel"][role="button"])').click();
  await page.waitForSelector('dialog [role="status"]::-p-text(Sign-in cancelled.)');
  hold.release();
  await relink.observer.bringToFront();
  // The next one opens a window, and it is the only one.
  const { flowId } = await relink.command('connect', {
    network: 'mastodon',
    fields: typed(sandbox).mastodon,
  });
  await consent(relink.browser, { as: 'Anna Keller' });
  await flowEnd(relink, String(flowId));
  expect(await rows(relink.observer, 'logins')).toHaveLength(1);
});

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
  await untilStep(relink, second.flowId, 'queued');
  await consent(relink.browser, { as: 'Anna Keller' });
  expect((await flowEnd(relink, String(first.flowId))).step.name).toBe('done');
  await consent(relink.browser, { as: 'Anna Keller' });
  expect((await flowEnd(relink, String(second.flowId))).step.name).toBe('done');
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
