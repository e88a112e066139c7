import { expect, test } from 'vitest';
import { overwrite, rows } from './harness/database.ts';
import { checkNow } from './harness/logins.ts';
import { connectAt } from './harness/places.ts';
import { setStage } from './harness/stage.ts';

const ELSEWHERE = 'thief.example';

interface StoredApp {
  readonly endpoints: Readonly<Record<string, unknown>>;
}

test('an app that points elsewhere after the sign-in gets no token there, and the person is told', async () => {
  const stage = await setStage();
  const { relink, sandbox } = stage;
  await connectAt(stage, 'custom');
  const [app] = await rows<StoredApp>(relink.observer, 'apps');
  const endpoints = { ...app?.endpoints, token_endpoint: `https://${ELSEWHERE}/token` };
  await overwrite(relink.observer, 'apps', { ...app, endpoints });
  sandbox.control.account('custom', 'anna', 'expire-access');
  sandbox.requests.clear();

  await checkNow(relink);
  const [login] = await rows<{ unknown: { reason: string } | null }>(relink.observer, 'logins');
  expect(login?.unknown?.reason).toBe('host_refused');
  expect(sandbox.requests.filter(({ host }) => host === ELSEWHERE)).toEqual([]);
  const popup = await relink.popup();
  await popup.waitForFunction(() =>
    document.body.textContent.includes('app points to an address that its tokens may not go to'),
  );
});
