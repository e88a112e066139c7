import { describe, expect, test } from 'vitest';
import { sweep } from '@/utils/checks/sweep';
import { connect } from '@/utils/connections/connect';
import { failureText } from '@/utils/core/failure-text';
import { HOUR, MINUTE } from '@/utils/core/time';
import { STRIKE_GAP } from '@/utils/health/suspicion';
import { diagnosis, Refusal } from '@/utils/networks/answers';
import { SERVER } from '../world/network';
import { withNetwork } from '../world/other-network';
import { connectAnna, createWorld, overview, settled, type World } from '../world/world';

const ALL_WELL = ['Acme Bakery: connected', 'Acme Café: connected', 'Acme Catering: connected'];
const json = (body: unknown, status: number) => () => Response.json(body, { status });

/** "Check now", waited for. */
async function check(world: World): Promise<void> {
  await world.stores.askForCheck(null);
  await sweep(world.deps);
}

describe('the list of profiles', () => {
  test('a lost role disconnects that page alone, and its return is noticed', async () => {
    const world = await createWorld();
    await connectAnna(world);
    world.server.pages[1] = { id: 'p2', name: 'Acme Café', mayPost: false };
    await check(world);
    expect(await overview(world)).toEqual({
      states: ['Acme Bakery: connected', 'Acme Café: disconnected, role_lost', 'Acme Catering: connected'],
      badge: '1',
    });
    world.server.pages[1] = { id: 'p2', name: 'Acme Café', mayPost: true };
    await check(world);
    expect(await overview(world)).toEqual({ states: ALL_WELL, badge: '' });
    expect(world.shown.size).toBe(0);
  });

  test.each([
    ['one page', 1],
    ['every page', 3],
  ])('%s that the list lacks has lost its role on the second look, ten minutes later', async (_, missing) => {
    const world = await createWorld();
    const id = await connectAnna(world);
    world.forwardMs(HOUR);
    world.server.pages.splice(0, missing);
    await check(world);
    expect(await overview(world)).toMatchObject({ states: ALL_WELL, badge: '' });
    expect(await world.stores.getLogin(id)).toMatchObject({
      nextCheckAt: world.now + STRIKE_GAP,
      lastVerifiedAt: world.now - HOUR,
      unknown: { reason: 'unconfirmed' },
    });
    world.forwardMs(STRIKE_GAP - MINUTE);
    await check(world);
    expect((await overview(world)).badge).toBe('');
    world.forwardMs(MINUTE);
    await check(world);
    expect((await overview(world)).badge).toBe(String(missing));
    expect((await overview(world)).states[0]).toBe('Acme Bakery: disconnected, role_lost');
  });

  test('a page that was missing for a moment is well again', async () => {
    const world = await createWorld();
    await connectAnna(world);
    world.forwardMs(HOUR);
    const pages = world.server.pages.splice(0);
    await check(world);
    world.server.pages.push(...pages);
    world.forwardMs(STRIKE_GAP);
    await check(world);
    expect(await overview(world)).toEqual({ states: ALL_WELL, badge: '' });
    for (const profile of await world.db.profiles.toArray()) expect(profile.missingSince).toBeNull();
  });

  test.each<[string, () => Response, string]>([
    ['an outage', json({}, 500), 'outage'],
    ['a pause', json({}, 429), 'rate_limited'],
    ['half an answer', () => new Response('[{"id"'), 'malformed'],
  ])('a list that cannot be read verifies nothing: %s', async (_, pages, reason) => {
    const world = await createWorld();
    const id = await connectAnna(world);
    const { lastVerifiedAt } = (await world.stores.getLogin(id)) ?? {};
    world.server.handlers['/pages'] = pages;
    for (let round = 0; round < 4; round += 1) {
      world.forwardMs(HOUR);
      await sweep(world.deps);
    }
    expect(await world.stores.getLogin(id)).toMatchObject({ lastVerifiedAt, unknown: { reason } });
    expect(world.faces.at(-1)?.icon).toBe('empty');
    expect((await overview(world)).badge).toBe('');
  });

  test('a pause that the list asks for is obeyed', async () => {
    const world = await createWorld();
    const id = await connectAnna(world);
    world.server.handlers['/pages'] = json({}, 429);
    await check(world);
    expect((await world.stores.getLogin(id))?.nextCheckAt).toBe(world.now + 5 * MINUTE);
  });

  test('a definite error of the list disconnects like one of the probe', async () => {
    const world = await createWorld();
    await connectAnna(world);
    world.server.handlers['/pages'] = json({ error: 'password' }, 401);
    await check(world);
    expect((await overview(world)).states[0]).toBe('Acme Bakery: disconnected, password_changed');
  });

  test('a withdrawn permission limits every page and names itself', async () => {
    const world = await createWorld();
    await connectAnna(world);
    world.server.handlers['/pages'] = json({ error: 'scope' }, 403);
    await check(world);
    expect((await overview(world)).states[2]).toBe('Acme Catering: disconnected, permission_missing');
  });
});

test('of a list that has no end it is kept how much was read, in a check and in a sign-in; nothing is taken from it', async () => {
  const world = await createWorld();
  const id = await connectAnna(world);
  const { deps, network } = withNetwork(world, {
    listProfiles: function* () {
      const answer = yield { url: `${SERVER}/about` };
      throw new Refusal(diagnosis({ kind: 'unknown', reason: 'malformed', read: 300 }), answer);
    },
  });
  world.forwardMs(HOUR);
  await world.stores.askForCheck(null);
  await sweep(deps);
  expect(await world.stores.getLogin(id)).toMatchObject({
    lastVerifiedAt: world.now - HOUR,
    unknown: { reason: 'malformed', evidence: { read: 300 } },
  });
  expect(await overview(world)).toMatchObject({ states: ALL_WELL });
  Object.assign(world.server.person, { id: 'ben', name: 'Ben Ortiz' });
  const { step } = await settled(world, await connect(deps, network, {}));
  if (step.name !== 'failed') throw new Error(`the sign-in came to ${step.name}`);
  expect(failureText(step.code, step.detail)).toMatchObject({
    title: 'net.example sent a list that has no end.',
    fix: 'At least 300 entries were read, and none was taken. Try again later.',
  });
});
