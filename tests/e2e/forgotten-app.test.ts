import type { Page } from 'puppeteer';
import { expect, test } from 'vitest';
import { consent, consentWindow } from './harness/consent.ts';
import { rows } from './harness/database.ts';
import { checkNow, connect, states } from './harness/logins.ts';
import { connectAt, type PlaceName } from './harness/places.ts';
import { type Stage, setStage } from './harness/stage.ts';

const button = (name: string): string => `::-p-aria([name="${name}"][role="button"])`;
const ANNA_AGAIN = '::-p-aria([role="status"]) ::-p-text(connected again)';

/** The popup, with Reconnect pressed. */
async function reconnecting({ relink }: Stage): Promise<Page> {
  const popup = await relink.popup();
  await popup.locator(button('Reconnect Anna Keller')).click();
  return popup;
}

/** The popup that has refused Ben: Anna's access had ended, and at her Reconnect it was he who signed in. */
async function refusedBen(stage: Stage, place: PlaceName): Promise<Page> {
  const { relink, sandbox } = stage;
  sandbox.control.account(place, 'anna', 'revoke');
  await checkNow(relink);
  await relink.untilBadge('1');
  sandbox.control.network(place, 'sign-in-as', 'ben');
  const popup = await reconnecting(stage);
  await consent(relink.browser);
  await popup.waitForSelector('::-p-aria([role="alert"]) ::-p-text(You signed in as Ben Ortiz)');
  sandbox.control.network(place, 'sign-in-as', '');
  return popup;
}

/** What must stay when the server has to be told about Relink anew. */
async function kept({ relink }: Stage): Promise<unknown> {
  const logins = await rows<{ id: string; accountKey: string }>(relink.observer, 'logins');
  const profiles = await rows<{ id: string; loginId: string }>(relink.observer, 'profiles');
  return [
    logins.map(({ id, accountKey }) => [id, accountKey]),
    profiles.map(({ id, loginId }) => [id, loginId]),
  ];
}

test.each<PlaceName>(['mastodon', 'mute'])(
  'a server that has forgotten the app is reconnected all the same: %s',
  async (place) => {
    const stage = await setStage();
    const { relink, sandbox } = stage;
    await connectAt(stage, place);
    const before = await kept(stage);
    sandbox.control.account(place, 'anna', 'revoke');
    await checkNow(relink);
    sandbox.control.network(place, 'app', 'deleted');
    const dashboard = await relink.dashboard('#/profiles');
    await dashboard.close();
    const [login] = await rows<{ id: string }>(relink.observer, 'logins');
    await relink.command('reconnect', { loginId: login?.id, fields: {} });
    await consent(relink.browser, { as: 'Anna Keller' });
    await relink.observer.waitForFunction(
      async () => (await chrome.action.getTitle({})) === 'Relink: all profiles are connected',
      { polling: 50 },
    );
    expect(await kept(stage)).toEqual(before);
    expect(await states(relink)).toEqual(['Anna Keller: connected']);
    expect(await rows(relink.observer, 'apps')).toHaveLength(1);
  },
);

test('after a wrong account, whose refusal made the server drop the app, the right one signs in and is back', async () => {
  const stage = await setStage();
  const { relink, sandbox } = stage;
  sandbox.control.network('mastodon', 'drops-app-on-revoke', true);
  await connectAt(stage, 'mastodon');
  const before = await kept(stage);
  const popup = await refusedBen(stage, 'mastodon');

  await popup.locator(button('Reconnect Anna Keller')).click();
  const page = await consentWindow(relink.browser);
  expect(new URL(page.url()).searchParams.get('force_login')).toBe('true');
  await consent(relink.browser, { as: 'Anna Keller' });
  await popup.waitForSelector(ANNA_AGAIN);
  await relink.untilBadge('');
  expect(await kept(stage)).toEqual(before);
});

test('after a wrong account an OpenID Connect server is asked to let the right one sign in', async () => {
  const stage = await setStage();
  const { relink } = stage;
  await connectAt(stage, 'custom');
  const popup = await refusedBen(stage, 'custom');
  await popup.locator(button('Reconnect Anna Keller')).click();
  await consent(relink.browser, { as: 'Anna Keller' });
  await popup.waitForSelector(ANNA_AGAIN);
  expect(await states(relink)).toEqual(['Anna Keller: connected']);
});

test('a server that knows no scope but read registers Relink with it', async () => {
  const stage = await setStage();
  stage.sandbox.control.network('mastodon', 'only-read', true);
  await connect(stage, 'mastodon', { server: 'mastodon.example' });
  expect(await states(stage.relink)).toEqual(['Anna Keller: connected']);
});
