import { describe, expect, test } from 'vitest';
import type { Lie } from '../sandbox/bluesky/hostile.ts';
import { connectByHand, openConnectDialog } from './harness/by-hand.ts';
import { rows } from './harness/database.ts';
import { checkNow, connect, flowEnd, states, typed } from './harness/logins.ts';
import { connectAt } from './harness/places.ts';
import { type Stage, setStage } from './harness/stage.ts';

const ANNA = 'Anna Keller: connected';

/** Everything that a server could take over: the login with its server, its tokens and its profiles. */
async function holdings({ relink }: Stage): Promise<string> {
  const kept = (login: Record<string, unknown>) => ({ server: login.server, accountKey: login.accountKey });
  const logins = await rows<Record<string, unknown>>(relink.observer, 'logins');
  const profiles = await rows<{ id: string; loginId: string }>(relink.observer, 'profiles');
  const secrets = await rows(relink.observer, 'secrets');
  return JSON.stringify([logins.map(kept), profiles.map(({ id, loginId }) => [id, loginId]), secrets]);
}

/** What the hostile server was asked, by method. */
function askedOf({ sandbox }: Stage): string[] {
  const { server } = sandbox.apps.bluesky.hostile;
  return sandbox.requests
    .filter(({ host }) => host === server)
    .map(({ path }) => path.replace('/xrpc/com.atproto.server.', ''));
}

describe('a server that claims to speak for Anna', () => {
  test('is sent no password by who types it as the server, and the sentence names both', async () => {
    const stage = await setStage();
    const { handle, appPassword } = typed(stage.sandbox).bluesky;
    const { server } = stage.sandbox.apps.bluesky.hostile;
    const fields = { Handle: handle, 'App password': appPassword, Server: server };
    const page = await openConnectDialog(stage, 'Bluesky', fields);
    const alert = '::-p-aria([role="alert"])';
    await page.waitForSelector(`${alert} ::-p-text(${server} is not the server of ${handle}.)`);
    expect(askedOf(stage)).toEqual([]);
  });

  test.each<[Lie, 'plc' | 'web']>([
    ['sign-in', 'plc'],
    ['sign-in', 'web'],
    ['first-call', 'plc'],
    ['first-call', 'web'],
  ])('takes nothing over, be it from the %s on, with a did:%s of its own', async (lie, kind) => {
    const stage = await setStage();
    const { relink, sandbox } = stage;
    await connectAt(stage, 'bluesky');
    const before = await holdings(stage);
    const { server, ...accounts } = sandbox.apps.bluesky.hostile;
    sandbox.control.network('bluesky', 'hostile-lies', lie);
    const page = await openConnectDialog(stage, 'Bluesky', {
      Handle: accounts[kind].handle,
      'App password': 'mallory-1',
    });
    await page.waitForSelector(`::-p-aria([role="alert"]) ::-p-text(${server} answered for another account)`);
    expect(await holdings(stage)).toBe(before);
    await relink.observer.bringToFront();
    await checkNow(relink);
    expect(await states(relink)).toEqual([ANNA]);
  });

  test('is believed no renewal for her: its own login is not verified, hers stays as it was', async () => {
    const stage = await setStage();
    const { relink, sandbox } = stage;
    await connectAt(stage, 'bluesky');
    sandbox.control.network('bluesky', 'hostile-lies', 'renewal');
    const { plc } = sandbox.apps.bluesky.hostile;
    const own = await connect(stage, 'bluesky', { handle: plc.handle, appPassword: 'mallory-1' }, null);
    const secretsOf = async (loginId: string) =>
      JSON.stringify(
        (await rows<{ id: string }>(relink.observer, 'secrets')).find(({ id }) => id === loginId),
      );
    const before = await secretsOf(own);
    await checkNow(relink, own);
    expect(askedOf(stage)).toContain('refreshSession');
    expect(await secretsOf(own)).toBe(before);
    const logins = await rows<{ id: string; accountId: string; unknown: { reason: string } | null }>(
      relink.observer,
      'logins',
    );
    expect(logins.find(({ id }) => id === own)).toMatchObject({
      accountId: plc.did,
      unknown: { reason: 'malformed' },
    });
    expect(logins.find(({ id }) => id !== own)).toMatchObject({ unknown: null });
  });
});

test('a deleted Bluesky account is told as such at the first look, by renewal and server together', async () => {
  const stage = await setStage();
  await connectAt(stage, 'bluesky');
  stage.sandbox.control.account('bluesky', 'anna', 'closed');
  await checkNow(stage.relink);
  await stage.relink.untilBadge('1');
  expect(await states(stage.relink)).toEqual(['Anna Keller: disconnected, account_closed']);
  const popup = await stage.relink.popup();
  await popup.waitForSelector('::-p-text(Account closed)');
});

test('the main password is taken, with the advice to use an app password, until one is used', async () => {
  const stage = await setStage();
  const { relink, sandbox } = stage;
  sandbox.control.account('bluesky', 'anna', 'no-second-factor');
  const anna = sandbox.people.find(({ id }) => id === 'anna');
  const password = anna?.accounts.bluesky.password ?? '';
  const fields = { Handle: typed(sandbox).bluesky.handle, 'App password': password };
  await connectByHand(stage, 'Bluesky', fields, null, 'Connected with your main password');
  const [profile] = await rows<{ id: string; loginId: string }>(relink.observer, 'profiles');
  const advice = '::-p-aria([name="Connected with your main password"][role="region"])';
  const page = await relink.dashboard(`#/profiles/${profile?.id}`);
  await page.waitForSelector(`${advice} ::-p-text(Create an app password)`);
  await relink.observer.bringToFront();
  const input = { loginId: profile?.loginId, fields: { appPassword: anna?.appPasswords.first } };
  const { flowId } = await relink.command('reconnect', input);
  expect((await flowEnd(relink, String(flowId))).step.name).toBe('done');
  await page.waitForFunction(() => !document.body.textContent?.includes('Connected with your main password'));
});
