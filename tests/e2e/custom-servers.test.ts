import { expect, test } from 'vitest';
import { openConnectDialog } from './harness/by-hand.ts';
import { consent } from './harness/consent.ts';
import { rows, withoutField } from './harness/database.ts';
import { checkNow, connect, states, typed } from './harness/logins.ts';
import { connectAt } from './harness/places.ts';
import { setStage } from './harness/stage.ts';

const button = (name: string): string => `::-p-aria([name="${name}"][role="button"])`;
const REDIRECT = 'dialog ::-p-aria([name="Redirect URI"][role="textbox"])';

test('each server has a redirect URI of its own, shown before Connect and used', async () => {
  const stage = await setStage();
  const { relink, sandbox } = stage;
  const { issuer, clientId } = typed(sandbox).custom;
  const page = await relink.dashboard();
  await page.locator(button('Connect a profile')).click();
  await page.locator('dialog ::-p-text(Custom server)').click();
  await page.locator('dialog ::-p-aria([name="Issuer URL"][role="textbox"])').fill(issuer);
  await page.locator('dialog ::-p-aria([name="Client ID"][role="textbox"])').fill(clientId);
  const shown = await page.waitForSelector(REDIRECT);
  expect(await shown?.evaluate((input) => (input as HTMLInputElement).value)).toBe(
    sandbox.apps.custom.redirectUri,
  );
  await page.locator(`dialog ${button('Connect')}`).click();
  await consent(relink.browser, { as: 'Anna Keller' });
  await page.waitForSelector('dialog ::-p-text(Anna Keller)');
  const [app] = await rows<{ redirectPath: string }>(relink.observer, 'apps');
  expect(sandbox.apps.custom.redirectUri.endsWith(`/${app?.redirectPath}`)).toBe(true);
});

test('a login of the time of one redirect URI for all is told the new one before it moves', async () => {
  const stage = await setStage();
  const { relink, sandbox } = stage;
  await connectAt(stage, 'custom');
  await withoutField(relink.observer, 'apps', 'redirectPath');
  sandbox.control.account('custom', 'anna', 'revoke');
  await checkNow(relink);
  await relink.untilBadge('1');
  const popup = await relink.popup();
  await popup.locator(button('Reconnect Anna Keller')).click();
  await popup.waitForSelector(
    '::-p-aria([role="alert"]) ::-p-text(has a redirect URI for id.example.com alone)',
  );
  const input = await popup.waitForSelector('::-p-aria([name="Redirect URI"][role="textbox"])');
  expect(await input?.evaluate((field) => (field as HTMLInputElement).value)).toBe(
    sandbox.apps.custom.redirectUri,
  );
  await popup.locator(button('I have added it: reconnect')).click();
  await consent(relink.browser, { as: 'Anna Keller' });
  await popup.waitForSelector('::-p-aria([role="status"]) ::-p-text(connected again)');
  await relink.untilBadge('');
});

test('two unlike sites are named and asked about, and nothing is sent before', async () => {
  const stage = await setStage();
  const { relink, sandbox } = stage;
  const { legacy } = sandbox.apps;
  const page = await openConnectDialog(stage, 'Custom server', {
    'Client ID': legacy.clientId,
    'Client secret': legacy.clientSecret,
    'Authorization endpoint': 'https://id.example.com/auth',
    'Token endpoint': legacy.tokenEndpoint,
    'Who-am-I URL': legacy.whoAmI.url,
  });
  const alert = '::-p-aria([role="alert"])';
  await page.waitForSelector(
    `${alert} ::-p-text(You would sign in at id.example.com, but legacy.example.com would receive)`,
  );
  expect(sandbox.requests.filter(({ host }) => /example\.com$/.test(host))).toEqual([]);
  await page.waitForSelector(button('Back to the form'));
  await page.locator(button('Both are right: connect')).click();
  // id.example.com does not know this client: that its page opens at all shows that the person was heard.
  await page.waitForSelector(`${alert} ::-p-text(could not be loaded)`);
  expect(sandbox.requests.filter(({ path }) => path === '/auth')).toHaveLength(1);
  expect(await rows(relink.observer, 'logins')).toEqual([]);
});

test('an answer with two codes is thrown away, and said to be doubled', async () => {
  const stage = await setStage();
  const { relink, sandbox } = stage;
  const { clientId, clientSecret, authorizationEndpoint, tokenEndpoint, whoAmI } = sandbox.apps.legacy;
  sandbox.control.network('legacy', 'doubled-code', true);
  const page = await openConnectDialog(stage, 'Custom server', {
    'Client ID': clientId,
    'Client secret': clientSecret,
    'Authorization endpoint': authorizationEndpoint,
    'Token endpoint': tokenEndpoint,
    'Who-am-I URL': whoAmI.url,
  });
  await consent(relink.browser, { as: 'Anna Keller' });
  await page.waitForSelector(
    '::-p-aria([role="alert"]) ::-p-text(holds the same part twice, so it cannot be trusted)',
  );
  expect(sandbox.requests.filter(({ path }) => path === '/oauth/token')).toEqual([]);
  expect(await rows(relink.observer, 'logins')).toEqual([]);
  expect(await rows(relink.observer, 'apps')).toEqual([]);
});

test('a server that was typed by hand and names an issuer with a path is connected', async () => {
  const stage = await setStage();
  stage.sandbox.control.network('legacy', 'issuer-path', true);
  await connect(stage, 'custom', typed(stage.sandbox).legacy);
  expect(await states(stage.relink)).toEqual(['Anna Keller: connected']);
});
