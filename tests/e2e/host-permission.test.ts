import { describe, expect, test } from 'vitest';
import { openConnectDialog } from './harness/by-hand.ts';
import { consent } from './harness/consent.ts';
import { rows } from './harness/database.ts';
import { type Display, startDisplay } from './harness/display.ts';
import { states, typed } from './harness/logins.ts';
import { denyHosts, grantedHosts, pressAndAllow, withdrawHost } from './harness/permission-dialog.ts';
import { type Stage, setStage } from './harness/stage.ts';

const button = (name: string) => `::-p-aria([name="${name}"][role="button"])`;
const CONNECT = `dialog ${button('Connect')}`;

/** The build that is shipped, in a browser whose dialogs can be answered. */
async function production(): Promise<{ stage: Stage; display: Display }> {
  const display = await startDisplay();
  const stage = await setStage({ build: 'production', headless: false, env: { DISPLAY: display.name } });
  expect(await grantedHosts(stage.relink.observer)).toEqual([]);
  return { stage, display };
}

/** Connects Anna at the custom server, through the dialog of Relink and that of the browser. */
async function connectCustom({ stage, display }: { stage: Stage; display: Display }): Promise<void> {
  const { issuer, clientId } = typed(stage.sandbox).custom;
  await stage.relink.observer.bringToFront();
  const page = await openConnectDialog(stage, 'Custom server', {
    'Issuer URL': issuer,
    'Client ID': clientId,
  });
  await denyHosts(page, display);
  await page.waitForSelector('::-p-aria([role="alert"]) ::-p-text(may not talk to id.example.com)');
  expect(await grantedHosts(page)).toEqual([]);

  await pressAndAllow(page, display, CONNECT);
  await consent(stage.relink.browser, { as: 'Anna Keller' });
  await stage.relink.observer.waitForFunction(
    async () => (await chrome.action.getTitle({})) === 'Relink: all profiles are connected',
    { polling: 50 },
  );
}

// Only a display shows the dialog. `npm test` brings a virtual one along on Linux; elsewhere there is none to press keys on.
describe.runIf(process.env.RELINK_XVFB !== '0')('the host permission of the production build', () => {
  test('is asked for in the click that connects: denied, nothing happens; allowed, the login is connected', async () => {
    const scene = await production();
    await connectCustom(scene);
    const { relink } = scene.stage;
    expect(await grantedHosts(relink.observer)).toEqual(['https://id.example.com/*']);
    expect(await states(relink)).toEqual(['Anna Keller: connected']);
  });

  test('is asked for in the clicks that save and test an app', async () => {
    const { stage, display } = await production();
    const { clientId, clientSecret } = stage.sandbox.apps.facebook;
    const page = await stage.relink.dashboard('#/settings/apps');
    const form = 'form[aria-label="Facebook"]';
    await page.locator(`${form} ::-p-aria([name="Client ID"][role="textbox"])`).fill(clientId);
    await page.locator(`${form} input[type="password"]`).fill(clientSecret);
    await page.locator(`${form} ${button('Save app')}`).click();
    await denyHosts(page, display);
    await page.waitForSelector('[role="status"]::-p-text(is saved. Relink may not talk to Facebook yet)');

    await page.locator(`${form} ${button('Test app')}`).click();
    await denyHosts(page, display);
    await page.waitForSelector('::-p-aria([role="alert"]) ::-p-text(may not talk to graph.facebook.com yet)');
    expect(await grantedHosts(page)).toEqual([]);

    await pressAndAllow(page, display, `${form} ${button('Test app')}`);
    await page.waitForSelector('[role="status"]::-p-text(Facebook knows this app.)');
    expect(await grantedHosts(page)).toEqual(['https://graph.facebook.com/*']);
  });

  test('is asked for anew in the click that reconnects: denied, it is said and nothing is sent; allowed, it is back', async () => {
    const scene = await production();
    await connectCustom(scene);
    const { stage, display } = scene;
    const { relink } = stage;
    await withdrawHost(relink.browser, 'https://id.example.com/*');
    expect(await grantedHosts(relink.observer)).toEqual([]);

    const [profile] = await rows<{ id: string }>(relink.observer, 'profiles');
    const page = await relink.dashboard(`#/profiles/${profile?.id}`);
    await page.bringToFront();
    const asked = stage.sandbox.requests.all.length;
    const reconnect = button('Reconnect Anna Keller');
    await page.locator(reconnect).click();
    await denyHosts(page, display);
    await page.waitForSelector('::-p-aria([role="alert"]) ::-p-text(may not talk to id.example.com)');
    expect(await grantedHosts(page)).toEqual([]);
    expect(stage.sandbox.requests.all.length).toBe(asked);

    await pressAndAllow(page, display, reconnect);
    await consent(relink.browser, { as: 'Anna Keller' });
    await page.waitForSelector('[role="status"] ::-p-text(connected again)');
    expect(await states(relink)).toEqual(['Anna Keller: connected']);
  });

  test('comes back where it was withdrawn with the click that reconnects', async () => {
    const scene = await production();
    await connectCustom(scene);
    const { stage } = scene;
    const { relink } = stage;
    await relink.observer.evaluate(() =>
      chrome.permissions.remove({ origins: ['https://id.example.com/*'] }),
    );
    expect(await grantedHosts(relink.observer)).toEqual([]);

    const [profile] = await rows<{ id: string }>(relink.observer, 'profiles');
    const page = await relink.dashboard(`#/profiles/${profile?.id}`);
    // The browser remembers that it was allowed once, and gives it back without a word; but only within a click.
    await page.locator(button('Reconnect Anna Keller')).click();
    await consent(relink.browser, { as: 'Anna Keller' });
    await page.waitForSelector('[role="status"] ::-p-text(connected again)');
    expect(await grantedHosts(page)).toEqual(['https://id.example.com/*']);
    expect(await states(relink)).toEqual(['Anna Keller: connected']);
  });
});
