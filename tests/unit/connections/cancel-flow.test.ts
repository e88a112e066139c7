import { describe, expect, test, vi } from 'vitest';
import { cancelFlow, showSignIn } from '@/utils/connections/cancel-flow';
import { connect } from '@/utils/connections/connect';
import { reconnect } from '@/utils/connections/reconnect';
import { dismissFlow } from '@/utils/connections/unwatched';
import type { FlowStep } from '@/utils/db/rows';
import { testNetwork } from '../world/network';
import { allows, connectAnna, createWorld, settled, type World } from '../world/world';

/** Nothing of a sign-in may be left. */
async function nothingStored(world: World): Promise<void> {
  for (const table of ['logins', 'profiles', 'secrets', 'apps'] as const)
    expect(await world.db.table(table).toArray()).toEqual([]);
}

async function stepOf(world: World, id: string): Promise<FlowStep | undefined> {
  return (await world.db.flows.get(id))?.step;
}

const CANCELLED = { name: 'failed', code: 'cancelled', detail: {} };

describe('a sign-in that the person cancels', () => {
  test('while it waits: its window is closed, and nothing is stored', async () => {
    const world = await createWorld();
    const close = vi.fn(async () => true);
    const closed = Promise.withResolvers<void>();
    world.window = { show: async () => true, close };
    close.mockImplementation(async () => {
      closed.resolve();
      return true;
    });
    const opened = Promise.withResolvers<void>();
    world.person = async () => {
      opened.resolve();
      await closed.promise;
      return { kind: 'window_closed' };
    };
    const id = await connect(world.deps, testNetwork, {});
    await opened.promise;
    expect(await stepOf(world, id)).toEqual({ name: 'waiting' });
    expect(await showSignIn(world.deps, id)).toBe(true);
    expect(await cancelFlow(world.deps, id)).toBe('cancelled');
    await Promise.all(world.works);
    expect(await stepOf(world, id)).toEqual(CANCELLED);
    await nothingStored(world);
  });

  test('while it waits in a window that is not known: what the person does there is dropped, no code is exchanged', async () => {
    const world = await createWorld();
    let id = '';
    world.person = async (url) => {
      expect(await showSignIn(world.deps, id)).toBe(false);
      expect(await cancelFlow(world.deps, id)).toBe('cancelled_window_open');
      return allows(url);
    };
    id = await connect(world.deps, testNetwork, {});
    await settled(world, id);
    await Promise.all(world.works);
    expect(await stepOf(world, id)).toEqual(CANCELLED);
    expect(world.server.asked).toEqual([]);
    await nothingStored(world);
  });

  test('while tokens are exchanged: the new grant is ended, and nothing is stored', async () => {
    const world = await createWorld();
    let id = '';
    const { '/me': me } = world.server.handlers;
    world.server.handlers['/me'] = async (request) => {
      expect(await cancelFlow(world.deps, id)).toBe('cancelled');
      return me?.(request) ?? Response.error();
    };
    id = await connect(world.deps, testNetwork, {});
    await settled(world, id);
    await Promise.all(world.works);
    expect(world.server.revoked).toEqual(['rt-1']);
    await nothingStored(world);
  });

  test('while it is queued: no window opens for it, and the one before goes on', async () => {
    const world = await createWorld();
    const opened = Promise.withResolvers<void>();
    const finish = Promise.withResolvers<void>();
    let windows = 0;
    world.person = async (url) => {
      windows += 1;
      opened.resolve();
      await finish.promise;
      return allows(url);
    };
    const first = await connect(world.deps, testNetwork, {});
    await opened.promise;
    const second = await connect(world.deps, testNetwork, {});
    await vi.waitUntil(async () => (await stepOf(world, second))?.name === 'queued');
    expect(await cancelFlow(world.deps, second)).toBe('cancelled');
    finish.resolve();
    expect((await settled(world, first)).step.name).toBe('choosing');
    await Promise.all(world.works);
    expect(await stepOf(world, second)).toEqual(CANCELLED);
    expect(windows).toBe(1);
  });

  test('while a slow server is being prepared: it says so, and no window opens', async () => {
    const world = await createWorld();
    if (testNetwork.access.kind !== 'oauth') throw new Error('the made-up network speaks OAuth');
    const { prepare } = testNetwork.access;
    let id = '';
    let windows = 0;
    world.person = (url) => {
      windows += 1;
      return allows(url);
    };
    const asks = Promise.withResolvers<void>();
    const answers = Promise.withResolvers<void>();
    const slow = {
      ...testNetwork,
      access: {
        ...testNetwork.access,
        *prepare(...typed: Parameters<NonNullable<typeof prepare>>) {
          yield { url: 'https://net.example/about' };
          if (!prepare) throw new Error('the made-up network prepares');
          return yield* prepare(...typed);
        },
      },
    };
    world.server.handlers['/about'] = async () => {
      asks.resolve();
      await answers.promise;
      return Response.json({});
    };
    id = await connect({ ...world.deps, network: () => slow }, slow, {});
    await asks.promise;
    expect(await stepOf(world, id)).toEqual({ name: 'preparing' });
    expect(await cancelFlow(world.deps, id)).toBe('cancelled');
    answers.resolve();
    await Promise.all(world.works);
    expect(windows).toBe(0);
    await nothingStored(world);
  });

  test('once it is being stored it is too late, and the person is told', async () => {
    const world = await createWorld();
    let id = '';
    let outcome = '';
    const { '/pages': pages } = world.server.handlers;
    world.server.handlers['/pages'] = async (request) => {
      outcome = await cancelFlow(world.deps, id);
      return pages?.(request) ?? Response.error();
    };
    id = await connect(world.deps, testNetwork, {});
    expect((await settled(world, id)).step.name).toBe('choosing');
    expect(outcome).toBe('too_late');
  });

  test('of a reconnect: everything stays as it was, and the history says who ended it', async () => {
    const world = await createWorld();
    const login = await connectAnna(world);
    const before = await world.db.secrets.get(login);
    let id = '';
    world.person = async (url) => {
      await cancelFlow(world.deps, id);
      return allows(url);
    };
    id = await reconnect(world.deps, login, {});
    await settled(world, id);
    await Promise.all(world.works);
    expect(await world.db.secrets.get(login)).toEqual(before);
    expect((await world.db.events.toArray()).at(-1)).toMatchObject({
      kind: 'reconnect_failed',
      failure: 'cancelled',
    });
  });

  test('a flow that is forgotten while it is under way does not come back', async () => {
    const world = await createWorld();
    let id = '';
    world.person = async (url) => {
      await dismissFlow(world.deps, id);
      return allows(url);
    };
    id = await connect(world.deps, testNetwork, {});
    await vi.waitUntil(async () => (await stepOf(world, id)) === undefined);
    await Promise.all(world.works);
    expect(await stepOf(world, id)).toBeUndefined();
    await nothingStored(world);
  });
});
