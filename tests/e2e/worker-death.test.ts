import { describe, expect, test } from 'vitest';
import { consent, consentWindow } from './harness/consent.ts';
import { rows } from './harness/database.ts';
import { checkNow, flowEnd, states } from './harness/logins.ts';
import { connectAt } from './harness/places.ts';
import { type Stage, setStage } from './harness/stage.ts';

/** Servers that end the whole grant when a refresh token is used twice. */
const PLACES = ['x', 'custom'] as const;
const TOKEN_PATH = { x: '/2/oauth2/token', custom: '/token' } as const;

async function dueRefresh(stage: Stage, place: (typeof PLACES)[number]): Promise<void> {
  stage.sandbox.control.account(place, 'anna', 'expire-access');
  stage.sandbox.control.network(place, 'rotation', 'reuse-detection');
}

async function grantLives(stage: Stage): Promise<void> {
  await checkNow(stage.relink);
  expect(await states(stage.relink)).toEqual(['Anna Keller: connected']);
  expect((await stage.relink.badge()).title).toBe('Relink: all profiles are connected');
  expect(await rows(stage.relink.observer, 'leases')).toEqual([]);
}

describe.each(PLACES)('%s: the worker is killed', (place) => {
  test('before the network has worked on the refresh', async () => {
    const stage = await setStage();
    await connectAt(stage, place);
    await dueRefresh(stage, place);
    const hold = stage.sandbox.control.hold(place, TOKEN_PATH[place], 'before');
    await stage.relink.command('checkNow', { loginId: null });
    await hold.reached;
    await stage.relink.stopWorker();
    hold.release();
    await grantLives(stage);
  });

  test('after the network has replaced the refresh token, before its answer is here', async () => {
    const stage = await setStage();
    await connectAt(stage, place);
    await dueRefresh(stage, place);
    const hold = stage.sandbox.control.hold(place, TOKEN_PATH[place], 'after');
    await stage.relink.command('checkNow', { loginId: null });
    await hold.reached;
    await stage.relink.stopWorker();
    hold.release();
    await grantLives(stage);
  });

  test('again and again while it checks', async () => {
    const stage = await setStage();
    await connectAt(stage, place);
    for (let round = 0; round < 4; round += 1) {
      await dueRefresh(stage, place);
      await stage.relink.command('checkNow', { loginId: null });
      await stage.relink.stopWorker();
    }
    await grantLives(stage);
  });
});

describe('the worker is killed during a reconnect', () => {
  test('while the sign-in window is open: the flow ends with words, the old grant stays, the next try works', async () => {
    const stage = await setStage();
    const { relink } = stage;
    const loginId = await connectAt(stage, 'custom');
    const before = await rows(relink.observer, 'secrets');
    const { flowId } = await relink.command('reconnect', { loginId, fields: {} });
    const window = await consentWindow(relink.browser);
    await relink.stopWorker();
    await relink.command('checkNow', { loginId: null });
    const flow = await flowEnd(relink, String(flowId));
    expect(flow.step).toMatchObject({ name: 'failed', code: 'interrupted' });
    expect(JSON.stringify(await rows(relink.observer, 'secrets'))).toBe(JSON.stringify(before));
    if (!window.isClosed()) await window.close();
    await grantLives(stage);
  });

  test('while the code is exchanged: the old grant stays', async () => {
    const stage = await setStage();
    const { relink, sandbox } = stage;
    const loginId = await connectAt(stage, 'custom');
    const hold = sandbox.control.hold('custom', TOKEN_PATH.custom, 'after');
    await relink.command('reconnect', { loginId, fields: {} });
    await Promise.all([consent(relink.browser, { as: 'Anna Keller' }), hold.reached]);
    await relink.stopWorker();
    hold.release();
    await grantLives(stage);
  });
});
