import { describe, expect, test } from 'vitest';
import { connectByHand, openConnectDialog } from './harness/by-hand.ts';
import { consent } from './harness/consent.ts';
import { rows } from './harness/database.ts';
import { connect, saveApps, states, typed } from './harness/logins.ts';
import { type Stage, setStage } from './harness/stage.ts';

/** Connects through the dashboard as a person does. */
describe('connecting in the dashboard', () => {
  test.each<[string, (stage: Stage) => Promise<void>, string[]]>([
    [
      'Mastodon',
      (stage) => connectByHand(stage, 'Mastodon', { Server: 'mastodon.example' }, { as: 'Anna Keller' }),
      ['Anna Keller: connected'],
    ],
    [
      'Bluesky',
      (stage) => {
        const { handle, appPassword } = typed(stage.sandbox).bluesky;
        return connectByHand(stage, 'Bluesky', { Handle: handle, 'App password': appPassword }, null);
      },
      ['Anna Keller: connected'],
    ],
    [
      'X',
      async (stage) => {
        await saveApps(stage);
        await connectByHand(stage, 'X', {}, { as: 'Anna Keller' });
      },
      ['Anna Keller: connected'],
    ],
    [
      'Facebook',
      async (stage) => {
        await saveApps(stage);
        await connectByHand(stage, 'Facebook', {}, { as: 'Anna Keller' });
      },
      ['Acme Bakery: connected', 'Acme Café: connected', 'Acme Catering: connected'],
    ],
    [
      'a custom OpenID Connect server',
      (stage) => {
        const { issuer, clientId } = typed(stage.sandbox).custom;
        return connectByHand(
          stage,
          'Custom server',
          { 'Issuer URL': issuer, 'Client ID': clientId },
          { as: 'Anna Keller' },
        );
      },
      ['Anna Keller: connected'],
    ],
  ])('%s', async (_, journey, expected) => {
    const stage = await setStage();
    await journey(stage);
    expect(await states(stage.relink)).toEqual(expected);
    expect(await stage.relink.badge()).toEqual({ text: '', title: 'Relink: all profiles are connected' });
  });

  test('a server that is none is named, and nothing is stored', async () => {
    const stage = await setStage();
    const page = await openConnectDialog(stage, 'Mastodon', { Server: 'id.example.com' });
    await page.waitForSelector('::-p-text(id.example.com does not answer like a Mastodon server)');
    expect(await rows(stage.relink.observer, 'logins')).toEqual([]);
  });

  test('a server on plain http is refused, unless it is this computer', async () => {
    const stage = await setStage();
    const page = await openConnectDialog(stage, 'Mastodon', { Server: 'http://mastodon.example' });
    await page.waitForSelector('::-p-text(does not use https)');
    const { issuer, clientId } = typed(stage.sandbox).loopback;
    await connectByHand(
      stage,
      'Custom server',
      { 'Issuer URL': issuer, 'Client ID': clientId },
      { as: 'Anna Keller' },
    );
    expect(await states(stage.relink)).toEqual(['Anna Keller: connected']);
  });

  test('declining on the consent page changes nothing and says so', async () => {
    const stage = await setStage();
    const page = await openConnectDialog(stage, 'Mastodon', { Server: 'mastodon.example' });
    await consent(stage.relink.browser, { as: 'Anna Keller', answer: 'Decline' });
    await page.waitForSelector('::-p-text(Access was declined on the page of mastodon.example)');
    expect(await rows(stage.relink.observer, 'logins')).toEqual([]);
  });

  test('closing the sign-in window says so', async () => {
    const stage = await setStage();
    const page = await openConnectDialog(stage, 'Mastodon', { Server: 'mastodon.example' });
    const { consentWindow } = await import('./harness/consent.ts');
    await (await consentWindow(stage.relink.browser)).close();
    await page.waitForSelector('::-p-text(The sign-in window was closed)');
  });
});

describe('servers with the Mastodon API', () => {
  test.each(['old-mastodon', 'pixelfed', 'akkoma', 'gotosocial', 'mute'] as const)('%s', async (id) => {
    const stage = await setStage();
    const server = stage.sandbox.apps.mastodonServers[id] ?? '';
    await connect(stage, 'mastodon', { server });
    expect(await states(stage.relink)).toEqual(['Anna Keller: connected']);
  });
});

test('a server without discovery, revocation and error bodies', async () => {
  const stage = await setStage();
  await connect(stage, 'custom', typed(stage.sandbox).legacy);
  expect(await states(stage.relink)).toEqual(['Anna Keller: connected']);
});

test('Facebook without a secret is connected for an hour or two, and says so', async () => {
  const stage = await setStage();
  await saveApps(stage, 'without secret');
  await connect(stage, 'facebook', {});
  const [login] = await rows<{ humanNeededAt: number; humanNeededExact: boolean; lastVerifiedAt: number }>(
    stage.relink.observer,
    'logins',
  );
  expect(login?.humanNeededExact).toBe(true);
  expect((login?.humanNeededAt ?? 0) - (login?.lastVerifiedAt ?? 0)).toBeLessThan(2.1 * 3_600_000);
});

test('connecting the same account again makes no second login and no second profile', async () => {
  const stage = await setStage();
  await saveApps(stage);
  await connect(stage, 'facebook', {});
  const before = await rows<{ id: string }>(stage.relink.observer, 'profiles');
  await connect(stage, 'facebook', {});
  expect(await rows(stage.relink.observer, 'logins')).toHaveLength(1);
  const after = await rows<{ id: string }>(stage.relink.observer, 'profiles');
  expect(after.map(({ id }) => id).sort()).toEqual(before.map(({ id }) => id).sort());
});
