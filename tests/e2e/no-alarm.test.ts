import { describe, expect, test } from 'vitest';
import type { NetworkSwitch, SwitchValue } from '../sandbox/world/switches.ts';
import { age, rows } from './harness/database.ts';
import { checkNow, states } from './harness/logins.ts';
import { connectAt, type PlaceName } from './harness/places.ts';
import { setStage } from './harness/stage.ts';

const PLACES: readonly PlaceName[] = ['facebook', 'x', 'mastodon', 'mute', 'bluesky', 'custom', 'legacy'];
const TROUBLES: readonly (readonly [NetworkSwitch, SwitchValue])[] = [
  ['rate-limit', 60],
  ['html', true],
  ['truncated', true],
  ['reset-connection', true],
  ['outage', true],
];
/** Enough for a second strike. After a third 5xx Chromium itself holds an extension's requests back for a while. */
const ROUNDS = 2;
const ELEVEN_MINUTES = 11 * 60_000;

/** Nothing but proof raises an alarm: each trouble is seen twice, more than ten minutes apart. */
describe.each(PLACES)('%s', (place) => {
  test('no trouble of the network disconnects anybody', async () => {
    const stage = await setStage();
    const { relink, sandbox } = stage;
    await connectAt(stage, place);
    // A token answer that is cut off in transit costs a grant with reuse detection at the server itself: no false alarm.
    if (place === 'x' || place === 'custom') sandbox.control.network(place, 'rotation', 'lenient');
    const before = await states(relink);
    for (const [name, value] of TROUBLES) {
      sandbox.control.network(place, name, value);
      for (let round = 0; round < ROUNDS; round += 1) {
        const asked = sandbox.requests.all.length;
        await age(relink.observer, 'logins', ELEVEN_MINUTES);
        await checkNow(relink);
        expect(sandbox.requests.all.length, `${name} was met`).toBeGreaterThan(asked);
      }
      expect({ name, states: await states(relink), badge: (await relink.badge()).text }).toEqual({
        name,
        states: before,
        badge: '',
      });
      sandbox.control.network(place, name, value === true ? false : 0);
    }
    expect(await rows(relink.observer, 'alerts')).toEqual([]);
    // A pause that the network asked for is obeyed by Check now, too: it has to be over.
    await age(relink.observer, 'logins', ELEVEN_MINUTES);
    await checkNow(relink);
    expect((await relink.badge()).title).toBe('Relink: all profiles are connected');
  });
});

test('X answering 401 to everybody, as on 1 July 2026, disconnects nobody', async () => {
  const stage = await setStage();
  const { relink, sandbox } = stage;
  await connectAt(stage, 'x');
  sandbox.control.network('x', 'unauthorized-for-all', true);
  for (let round = 0; round < 4; round += 1) {
    await age(relink.observer, 'logins', 40 * 60_000);
    await checkNow(relink);
  }
  expect(await states(relink)).toEqual(['Anna Keller: connected']);
});

test('offline: nothing is alarmed, and what could not be verified is grey', async () => {
  const stage = await setStage();
  const { relink, sandbox } = stage;
  await connectAt(stage, 'mastodon');
  await sandbox.close();
  await age(relink.observer, 'logins', 60 * 60_000);
  await checkNow(relink);
  expect(await states(relink)).toEqual(['Anna Keller: connected']);
  expect(await relink.badge()).toEqual({
    text: '',
    title: 'Relink: some profiles could not be verified lately',
  });
  const popup = await relink.popup();
  await popup.waitForSelector('::-p-text(Not verified)');
});

test('X is checked by its free renewal: the paid read is spent at connect alone', async () => {
  const stage = await setStage();
  const { relink, sandbox } = stage;
  await connectAt(stage, 'x');
  const reads = () => sandbox.requests.all.filter(({ path }) => path === '/2/users/me').length;
  expect(reads()).toBe(1);
  for (let day = 0; day < 3; day += 1) {
    await age(relink.observer, 'logins', 24 * 3_600_000);
    await checkNow(relink);
  }
  expect(reads()).toBe(1);
  expect(await states(relink)).toEqual(['Anna Keller: connected']);
});
