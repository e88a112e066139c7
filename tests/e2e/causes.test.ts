import { describe, expect, test } from 'vitest';
import type { AccountSwitch } from '../sandbox/world/switches.ts';
import { age, rows } from './harness/database.ts';
import { checkNow, connect, saveApps, states } from './harness/logins.ts';
import { connectAt, type PlaceName } from './harness/places.ts';
import { type Stage, setStage } from './harness/stage.ts';

const ELEVEN_MINUTES = 11 * 60_000;

/** Checks until proof may be there: ambiguous answers need two, more than ten minutes apart. */
async function checkTwice({ relink }: Stage): Promise<void> {
  await checkNow(relink);
  await age(relink.observer, 'logins', ELEVEN_MINUTES);
  await age(relink.observer, 'profiles', ELEVEN_MINUTES);
  await checkNow(relink);
}

/** What the person reads in the popup. */
async function popupText(stage: Stage): Promise<string> {
  const popup = await stage.relink.popup();
  await popup.waitForFunction(() => performance.getEntriesByName('relink:list-ready').length > 0);
  const text = await popup.$eval('main, body', (body) => body.textContent ?? '');
  await popup.close();
  return text;
}

describe('what a network says once is proof', () => {
  test.each<[PlaceName, AccountSwitch, string, string]>([
    ['facebook', 'expire-access', 'expired', 'Access expired'],
    ['facebook', 'revoke', 'revoked', 'Access was revoked'],
    ['facebook', 'change-password', 'password_changed', 'Password changed'],
    ['facebook', 'security-check', 'action_required', 'The network wants you to act first'],
    ['facebook', 'closed', 'revoked', 'Access was revoked'],
    ['facebook', 'withdraw:pages_manage_posts', 'permission_missing', 'A permission is missing'],
    ['x', 'expire-all', 'revoked', 'Access was revoked'],
    ['x', 'revoke', 'revoked', 'Access was revoked'],
    ['x', 'suspended', 'account_suspended', 'Account suspended'],
    ['mastodon', 'revoke', 'revoked', 'Access was revoked'],
    ['mastodon', 'security-check', 'action_required', 'The network wants you to act first'],
    ['mastodon', 'suspended', 'account_suspended', 'Account suspended'],
    ['pixelfed', 'expire-all', 'revoked', 'Access was revoked'],
    ['akkoma', 'revoke', 'revoked', 'Access was revoked'],
    ['bluesky', 'delete-app-password', 'revoked', 'Access was revoked'],
    ['bluesky', 'suspended', 'account_suspended', 'Account suspended'],
    ['bluesky', 'deactivated', 'action_required', 'The network wants you to act first'],
    ['custom', 'revoke', 'revoked', 'Access was revoked'],
    ['custom', 'suspended', 'revoked', 'Access was revoked'],
  ])('%s: %s', async (place, name, cause, title) => {
    const stage = await setStage();
    await connectAt(stage, place);
    stage.sandbox.control.account(place, 'anna', name);
    await checkNow(stage.relink);
    const expected = await states(stage.relink);
    expect(new Set(expected.map((state) => state.split(': ')[1]))).toEqual(
      new Set([`disconnected, ${cause}`]),
    );
    await stage.relink.untilBadge(String(expected.length));
    expect(await popupText(stage)).toContain(title);
  });
});

describe('what a network says without a reason must be seen twice, ten minutes apart', () => {
  test.each<[PlaceName, AccountSwitch]>([
    ['mute', 'revoke'],
    ['gotosocial', 'revoke'],
    ['legacy', 'revoke'],
    ['legacy', 'suspended'],
  ])('%s: %s', async (place, name) => {
    const stage = await setStage();
    await connectAt(stage, place);
    stage.sandbox.control.account(place, 'anna', name);
    await checkNow(stage.relink);
    await checkNow(stage.relink);
    expect((await stage.relink.badge()).text).toBe('');
    await checkTwice(stage);
    await stage.relink.untilBadge('1');
    expect(await states(stage.relink)).toEqual(['Anna Keller: disconnected, revoked']);
  });
});

test('a lost role disconnects that page alone, names it, and its return is noticed', async () => {
  const stage = await setStage();
  await connectAt(stage, 'facebook');
  const [page] = stage.sandbox.people.find((person) => person.id === 'anna')?.pages ?? [];
  stage.sandbox.control.account('facebook', 'anna', `role:${page?.id}`, 'none');
  await checkNow(stage.relink);
  expect((await stage.relink.badge()).text).toBe('');
  await age(stage.relink.observer, 'profiles', ELEVEN_MINUTES);
  await age(stage.relink.observer, 'logins', ELEVEN_MINUTES);
  await checkNow(stage.relink);
  expect(await states(stage.relink)).toEqual([
    'Acme Bakery: disconnected, role_lost',
    'Acme Café: connected',
    'Acme Catering: connected',
  ]);
  await stage.relink.untilBadge('1');
  expect(await popupText(stage)).toContain('Your role is missing');
  stage.sandbox.control.allWell();
  await checkNow(stage.relink);
  await stage.relink.untilBadge('');
});

test('an app that the network refuses is one notice, on the second strike', async () => {
  const stage = await setStage();
  await connectAt(stage, 'facebook');
  stage.sandbox.control.network('facebook', 'app', 'disabled');
  await checkNow(stage.relink);
  expect((await stage.relink.badge()).text).toBe('');
  await age(stage.relink.observer, 'logins', ELEVEN_MINUTES);
  await checkNow(stage.relink);
  await stage.relink.untilBadge('3');
  expect(await rows(stage.relink.observer, 'alerts')).toHaveLength(1);
  expect(await popupText(stage)).toContain('Open app settings');
});

test('a date that has passed warns until an answer confirms or refutes it', async () => {
  const stage = await setStage();
  await saveApps(stage, 'without secret');
  await connect(stage, 'facebook', {});
  stage.sandbox.control.network('facebook', 'outage', true);
  await age(stage.relink.observer, 'logins', 3 * 3_600_000);
  await checkNow(stage.relink);
  await stage.relink.untilBadge('3');
  expect((await states(stage.relink))[0]).toBe('Acme Bakery: expiring');
  expect(await popupText(stage)).toMatch(/was to end on .*, not confirmed yet/);
  stage.sandbox.control.network('facebook', 'outage', false);
  await checkNow(stage.relink);
  await stage.relink.untilBadge('');
  expect((await states(stage.relink))[0]).toBe('Acme Bakery: connected');
});

test('a migrated Bluesky account is told apart from a closed one', async () => {
  const stage = await setStage();
  await connectAt(stage, 'bluesky');
  stage.sandbox.control.account('bluesky', 'anna', 'migrated');
  await checkTwice(stage);
  await stage.relink.untilBadge('1');
  expect((await states(stage.relink))[0]).toMatch(/^Anna Keller: disconnected, /);
});
