import { expect, test } from 'vitest';
import { rows } from './harness/database.ts';
import { checkNow, connect, saveApps } from './harness/logins.ts';
import { setStage } from './harness/stage.ts';

interface Task {
  readonly id: string;
  readonly disconnected: number;
  readonly shelf: { readonly until: number } | null;
}

test('a snoozed task leaves badge and list, stays in sight, and comes back when asked to or mended', async () => {
  const stage = await setStage();
  const { relink, sandbox } = stage;
  await saveApps(stage);
  await connect(stage, 'facebook', {});
  sandbox.control.account('facebook', 'anna', 'change-password');
  await checkNow(relink);
  await relink.untilBadge('3');

  const popup = await relink.popup();
  await popup.locator('::-p-aria([name="Snooze Anna Keller"][role="button"])').click();
  await popup.locator('::-p-aria([name="Until tomorrow"][role="menuitem"])').click();
  await relink.untilBadge('');
  await popup.waitForSelector('::-p-aria([name="Nothing needs you now"][role="heading"])');
  await popup.waitForSelector('::-p-text(3 profiles are snoozed.)');
  const region = '::-p-aria([name="Snoozed"][role="region"])';
  await popup.waitForSelector(`${region} >>> ::-p-text(Snoozed until)`);
  expect(await popup.$('::-p-aria([name="Disconnected"][role="region"])')).toBeNull();
  const [task] = await rows<Task>(relink.observer, 'tasks');
  expect(task).toMatchObject({ disconnected: 3 });
  expect(task?.shelf?.until).toBeGreaterThan(Date.now());

  await popup.locator('::-p-aria([name="Stop snoozing Anna Keller"][role="button"])').click();
  await relink.untilBadge('3');
  await popup.waitForSelector('::-p-aria([name="1 sign-in brings back 3 profiles"][role="heading"])');
});
