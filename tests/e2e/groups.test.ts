import { expect, test } from 'vitest';
import { rows } from './harness/database.ts';
import { checkNow, connect, saveApps } from './harness/logins.ts';
import { setStage } from './harness/stage.ts';

const button = (name: string): string => `::-p-aria([name="${name}"][role="button"])`;

interface Profile {
  readonly name: string;
  readonly groupId?: string;
}

test('a group is made, filled with many profiles at once, shows its tasks, and stays through a disconnection', async () => {
  const stage = await setStage();
  const { relink, sandbox } = stage;
  await saveApps(stage);
  await connect(stage, 'facebook', {});

  const page = await relink.dashboard('#/groups');
  await page.locator('::-p-aria([name="New group"][role="textbox"])').fill('Acme');
  await page.locator(button('Create group')).click();
  await page.waitForSelector('::-p-aria([name="Acme: 0 profiles"][role="listitem"])');

  const list = await relink.dashboard('#/profiles');
  for (const name of ['Acme Bakery', 'Acme Café'])
    await list.locator(`::-p-aria([name="Select ${name}"][role="checkbox"])`).click();
  const [group] = await rows<{ id: string }>(relink.observer, 'groups');
  await list.select('select[aria-label="Move to group"]', group?.id ?? '');
  await list.waitForSelector('::-p-text(2 profiles are in Acme now.)');
  const grouped = (await rows<Profile>(relink.observer, 'profiles')).filter(({ groupId }) => groupId);
  expect(grouped.map(({ name }) => name).sort()).toEqual(['Acme Bakery', 'Acme Café']);

  sandbox.control.account('facebook', 'anna', 'change-password');
  await checkNow(relink);
  await relink.untilBadge('3');
  await page.bringToFront();
  await page.waitForSelector(
    '::-p-aria([name="Acme: 2 profiles · 2 disconnected · 1 task"][role="listitem"])',
  );
  await page.locator('::-p-aria([name="Acme"][role="link"])').click();
  await page.waitForSelector('::-p-aria([name="Acme"][role="heading"])');
  await page.waitForSelector(button('Reconnect Anna Keller'));
  const names = await page.$$eval('table a.item-name', (links) => links.map((link) => link.textContent));
  expect(names).toEqual(['Acme Bakery', 'Acme Café']);
});
