import { expect, test } from 'vitest';
import { consent, consentWindow } from './harness/consent.ts';
import { checkNow, connect, saveApps, states, typed } from './harness/logins.ts';
import { setStage } from './harness/stage.ts';

const button = (name: string): string => `::-p-aria([name="${name}"][role="button"])`;
const said = (text: string): string => `.queue ::-p-text(${text})`;

test('Reconnect all leads through three sign-ins, with one refusal, one closed window and one skipped in the middle', async () => {
  const stage = await setStage();
  const { relink, sandbox } = stage;
  await saveApps(stage);
  for (const network of ['facebook', 'mastodon', 'x'] as const)
    await connect(stage, network, typed(sandbox)[network]);
  sandbox.control.account('facebook', 'anna', 'change-password');
  for (const network of ['mastodon', 'x'] as const) sandbox.control.account(network, 'anna', 'revoke');
  await checkNow(relink);
  await relink.untilBadge('5');

  const page = await relink.dashboard('#/issues');
  await page.locator(button('Reconnect all (3)')).click();
  await page.waitForSelector(`.queue ::-p-text(1 of 3, next: Anna Keller)`);
  const first = await page.$eval('.queue [aria-current="step"] .quiet', (place) => place.textContent);

  // The first is allowed, and leads on by itself.
  await page.locator(button('Continue with Anna Keller')).click();
  await consent(relink.browser, { as: 'Anna Keller' });
  await page.waitForSelector(said('connected again.'));
  await page.waitForSelector(said('2 of 3'));
  const second = await page.$eval('.queue [aria-current="step"] .quiet', (place) => place.textContent);
  expect(second).not.toBe(first);

  // The second is declined, and then its window is closed: nothing opens by itself any more.
  await consent(relink.browser, { as: 'Anna Keller', answer: 'Decline' });
  await page.waitForSelector(said('Access was declined'));
  await page.locator(button('Try again')).click();
  await (await consentWindow(relink.browser)).close();
  await page.waitForSelector(said('The sign-in window was closed'));

  // A page that was closed and opened again goes on where it was.
  await page.close();
  const later = await relink.dashboard('#/issues');
  await later.waitForSelector(said('2 of 3'));
  await later.locator(button('Skip Anna Keller')).click();
  await later.waitForSelector(said('3 of 3'));
  await later.locator(button('Continue with Anna Keller')).click();
  await consent(relink.browser, { as: 'Anna Keller' });
  await later.waitForSelector(said('All 3 are through'));
  await later.locator(button('Close')).click();
  await later.waitForSelector('.queue', { hidden: true });

  // What was skipped is still there, and nothing else.
  const broken = (await states(relink)).filter((line) => line.includes('disconnected'));
  expect(broken).toHaveLength(second === 'Facebook' ? 3 : 1);
});
