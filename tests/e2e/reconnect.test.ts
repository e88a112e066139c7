import type { Page } from 'puppeteer';
import { describe, expect, test } from 'vitest';
import { consent } from './harness/consent.ts';
import { rows } from './harness/database.ts';
import { checkNow, states } from './harness/logins.ts';
import { connectAt } from './harness/places.ts';
import { type Stage, setStage } from './harness/stage.ts';

const button = (name: string): string => `::-p-aria([name="${name}"][role="button"])`;

async function listed(page: Page): Promise<Page> {
  await page.waitForFunction(() => performance.getEntriesByName('relink:list-ready').length > 0);
  return page;
}

/** The notifications that are shown now, as their ids. */
function notifications({ relink }: Stage): Promise<string[]> {
  return relink.observer.evaluate(async () => Object.keys(await chrome.notifications.getAll()));
}

const THREE_PAGES = ['Acme Bakery: connected', 'Acme Café: connected', 'Acme Catering: connected'];

describe('one Facebook login with three pages', () => {
  test('dies and returns as one, in place, with one click', async () => {
    const stage = await setStage();
    const { relink, sandbox } = stage;
    const loginId = await connectAt(stage, 'facebook');
    const before = await rows<{ id: string }>(relink.observer, 'profiles');
    sandbox.control.account('facebook', 'anna', 'change-password');
    await checkNow(relink);
    await relink.untilBadge('3');
    expect(await notifications(stage)).toEqual([`login|${loginId}`]);

    const popup = await listed(await relink.popup());
    const region = '::-p-aria([name="Disconnected"][role="region"])';
    expect(await popup.$eval(region, (section) => section.querySelectorAll('button').length)).toBeGreaterThan(
      0,
    );
    expect(await popup.$$(`${region} ${button('Reconnect Anna Keller')}`)).toHaveLength(1);
    await popup.locator(button('Reconnect Anna Keller')).click();
    await consent(relink.browser, { as: 'Anna Keller' });
    await popup.waitForSelector('::-p-aria([role="status"]) ::-p-text(connected again)');
    await relink.untilBadge('');
    expect(await states(relink)).toEqual(THREE_PAGES);
    expect((await rows<{ id: string }>(relink.observer, 'profiles')).map(({ id }) => id)).toEqual(
      before.map(({ id }) => id),
    );
    const kinds = (await rows<{ kind: string }>(relink.observer, 'events')).map(({ kind }) => kind);
    // One line for the login, and one for each page that the sign-in has mended.
    expect(kinds.filter((kind) => kind === 'reconnected')).toHaveLength(4);
    expect(kinds).not.toContain('recovered');
  });

  test('as somebody else is refused: both names are shown, the new grant is dropped and not ended, nothing has changed', async () => {
    const stage = await setStage();
    const { relink, sandbox } = stage;
    await connectAt(stage, 'facebook');
    sandbox.control.account('facebook', 'anna', 'change-password');
    await checkNow(relink);
    await relink.untilBadge('3');
    const before = await rows(relink.observer, 'secrets');
    sandbox.control.network('facebook', 'sign-in-as', 'ben');
    const popup = await listed(await relink.popup());
    await popup.locator(button('Reconnect Anna Keller')).click();
    await consent(relink.browser);
    await popup.waitForSelector('::-p-aria([role="alert"]) ::-p-text(You signed in as Ben Ortiz)');
    const alert = await popup.$eval('[role="alert"]', (element) => element.textContent ?? '');
    expect(alert).toContain('Anna Keller');
    expect((await relink.badge()).text).toBe('3');
    expect(JSON.stringify(await rows(relink.observer, 'secrets'))).toBe(JSON.stringify(before));
    const revoked = sandbox.requests.filter(
      ({ method, path }) => method === 'DELETE' && path.endsWith('/permissions'),
    );
    // Facebook revokes per person and app: it would take the app away from Ben.
    expect(revoked).toHaveLength(0);
  });
});

test('a deleted Bluesky app password is mended with a new one', async () => {
  const stage = await setStage();
  const { relink, sandbox } = stage;
  await connectAt(stage, 'bluesky');
  sandbox.control.account('bluesky', 'anna', 'delete-app-password');
  await checkNow(relink);
  await relink.untilBadge('1');
  const popup = await listed(await relink.popup());
  await popup.locator(button('Reconnect Anna Keller')).click();
  const spare = sandbox.people.find(({ id }) => id === 'anna')?.appPasswords.spare ?? '';
  await popup.locator('::-p-aria([name="App password"][role="textbox"])').fill(spare);
  await popup.locator(`dialog ${button('Reconnect')}`).click();
  await popup.waitForSelector('::-p-aria([role="status"]) ::-p-text(connected again)');
  await relink.untilBadge('');
});

test('a reconnect that was declined says so, and can be tried again', async () => {
  const stage = await setStage();
  const { relink, sandbox } = stage;
  await connectAt(stage, 'mastodon');
  sandbox.control.account('mastodon', 'anna', 'revoke');
  await checkNow(relink);
  await relink.untilBadge('1');
  const popup = await listed(await relink.popup());
  await popup.locator(button('Reconnect Anna Keller')).click();
  await consent(relink.browser, { as: 'Anna Keller', answer: 'Decline' });
  await popup.waitForSelector('::-p-aria([role="alert"]) ::-p-text(Access was declined)');
  expect((await relink.badge()).text).toBe('1');
  await popup.locator(button('Reconnect Anna Keller')).click();
  await consent(relink.browser, { as: 'Anna Keller' });
  await popup.waitForSelector('::-p-aria([role="status"]) ::-p-text(connected again)');
});

test('a withdrawn permission comes back with the reconnect', async () => {
  const stage = await setStage();
  const { relink, sandbox } = stage;
  await connectAt(stage, 'facebook');
  sandbox.control.account('facebook', 'anna', 'withdraw:pages_manage_posts');
  await checkNow(relink);
  await relink.untilBadge('3');
  const popup = await listed(await relink.popup());
  await popup.locator(button('Reconnect Anna Keller')).click();
  await consent(relink.browser, { as: 'Anna Keller' });
  await relink.untilBadge('');
  expect(await states(relink)).toEqual(THREE_PAGES);
});

test('unlinking revokes at the network, removes the tokens and keeps the history', async () => {
  const stage = await setStage();
  const { relink, sandbox } = stage;
  const loginId = await connectAt(stage, 'mastodon');
  await relink.command('unlinkLogin', { loginId });
  expect(sandbox.requests.filter(({ path }) => path === '/oauth/revoke')).toHaveLength(1);
  const apps = await rows<{ id: string }>(relink.observer, 'apps');
  const secrets = await rows<{ id: string }>(relink.observer, 'secrets');
  expect(secrets.map(({ id }) => id)).toEqual(apps.map(({ id }) => id));
  expect((await rows(relink.observer, 'events')).length).toBeGreaterThan(1);
  expect((await relink.badge()).title).toBe('Relink: connect your first profile');
});
