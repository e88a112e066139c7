import { describe, expect, test } from 'vitest';
import { sweep } from '@/utils/checks/sweep';
import { DAY, HOUR } from '@/utils/core/time';
import type { Clock } from '@/utils/health/grant';
import { connectAnna, createWorld, overview, type World } from '../world/world';

/** Anna, whose access ends in an hour by what the server has said; only she can prolong it. */
async function anHourToGo(): Promise<{ world: World; id: string; end: number }> {
  const world = await createWorld();
  const id = await connectAnna(world);
  const end = world.now + HOUR;
  const clocks: readonly Clock[] = [{ kind: 'access', at: end, exact: true, mendedBy: 'person' }];
  await world.stores.changeLogin(id, ({ login }) => ({
    login: {
      ...login,
      nextCheckAt: world.now + DAY,
      stateDueAt: end,
      humanNeededAt: end,
      humanNeededExact: true,
      grant: login.grant && { ...login.grant, clocks, refreshable: false },
    },
  }));
  return { world, id, end };
}

describe('a date that passes', () => {
  test('warns, and disconnects nobody while no answer comes', async () => {
    const { world } = await anHourToGo();
    world.online = false;
    world.server.handlers['/me'] = () => Promise.reject(new TypeError('Failed to fetch'));
    for (let round = 0; round < 12; round += 1) {
      world.forwardMs(HOUR);
      await sweep(world.deps);
    }
    expect((await overview(world)).states).toEqual([
      'Acme Bakery: expiring',
      'Acme Café: expiring',
      'Acme Catering: expiring',
    ]);
    expect(world.faces.at(-1)).toMatchObject({ text: '3', color: '#8a5a00' });
    expect(world.shown.size).toBe(0);
  });

  test('makes a check due', async () => {
    const { world } = await anHourToGo();
    world.server.asked.length = 0;
    world.forwardMs(HOUR - 1);
    await sweep(world.deps);
    expect(world.server.asked).toEqual([]);
    world.forwardMs(1);
    await sweep(world.deps);
    expect(world.server.asked).toContain('/me');
  });

  test('makes none due of a server that wants a pause', async () => {
    const { world, id } = await anHourToGo();
    const unknown = { reason: 'rate_limited', since: world.now, evidence: null } as const;
    await world.db.logins.update(id, { unknown });
    world.server.asked.length = 0;
    world.forwardMs(HOUR);
    await sweep(world.deps);
    expect(world.server.asked).toEqual([]);
  });

  test('counts no more once an answer has outlived it', async () => {
    const { world, id } = await anHourToGo();
    world.forwardMs(HOUR);
    await sweep(world.deps);
    expect((await overview(world)).states[0]).toBe('Acme Bakery: connected');
    expect(await world.stores.getLogin(id)).toMatchObject({ humanNeededAt: null, lastVerifiedAt: world.now });
    expect(world.faces.at(-1)?.text).toBe('');
  });

  test('disconnects through an answer, like every other end', async () => {
    const { world } = await anHourToGo();
    world.server.handlers['/me'] = () => Response.json({ error: 'password' }, { status: 401 });
    world.forwardMs(HOUR);
    await sweep(world.deps);
    expect((await overview(world)).states[0]).toBe('Acme Bakery: disconnected, password_changed');
    expect(world.shown.size).toBe(1);
  });
});

test('a clock that is a day ahead ends no grant that answers', async () => {
  const world = await createWorld();
  world.server.handlers['/token'] = () =>
    Response.json({ access_token: 'at-1', token_type: 'bearer', expires_in: 3600 });
  world.server.handlers['/me'] = () => Response.json(world.server.person);
  await connectAnna(world);
  world.forwardMs(DAY);
  await sweep(world.deps);
  expect((await overview(world)).states[0]).toBe('Acme Bakery: connected');
});
