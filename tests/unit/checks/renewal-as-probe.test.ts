import { expect, test } from 'vitest';
import { sweep } from '@/utils/checks/sweep';
import { HOUR } from '@/utils/core/time';
import { diagnosis } from '@/utils/networks/answers';
import { testNetwork } from '../world/network';
import { withNetwork } from '../world/other-network';
import { connectAnna, createWorld } from '../world/world';

/** A network like X: reads cost money, the renewal is the proof. */
const proofByRenewal = {
  probe: 'renewal',
  renewal: (_: unknown, refreshable: boolean) =>
    refreshable
      ? ({ kind: 'refresh_token', everyMs: null, aheadMs: 0, provesLife: true } as const)
      : ({ kind: 'none' } as const),
} as const;

test('a renewal that is refused without a meaning is no proof of life', async () => {
  const world = await createWorld();
  const id = await connectAnna(world);
  const { deps } = withNetwork(world, {
    ...proofByRenewal,
    readFailure: () => diagnosis({ kind: 'unknown', reason: 'unconfirmed' }),
  });
  const verified = (await world.stores.getLogin(id))?.lastVerifiedAt;
  world.server.handlers['/token'] = () => Response.json({ error: 'huh' }, { status: 403 });
  world.forwardMs(HOUR);
  await sweep(deps);
  const login = await world.stores.getLogin(id);
  expect(login?.unknown?.reason).toBe('unconfirmed');
  expect(login?.lastVerifiedAt).toBe(verified);
});

test('a grant that nothing renews is not verified by doing nothing', async () => {
  const world = await createWorld();
  world.server.handlers['/token'] = () => Response.json({ access_token: 'at', token_type: 'bearer' });
  world.server.handlers['/me'] = () => Response.json(world.server.person);
  const id = await connectAnna(world);
  const { deps } = withNetwork(world, proofByRenewal);
  expect(testNetwork.probe).toBe('identify');
  world.forwardMs(HOUR);
  await sweep(deps);
  expect((await world.stores.getLogin(id))?.lastVerifiedAt).toBeLessThan(world.now);
});

test('a renewal that works is proof of life', async () => {
  const world = await createWorld();
  const id = await connectAnna(world);
  const { deps } = withNetwork(world, proofByRenewal);
  world.server.asked.length = 0;
  world.forwardMs(HOUR);
  const at = world.now;
  const changeLogins: typeof world.stores.changeLogins = (decisions) => {
    world.forwardMs(HOUR);
    return world.stores.changeLogins(decisions);
  };
  await sweep({ ...deps, stores: { ...deps.stores, changeLogins } });
  expect((await world.stores.getLogin(id))?.lastVerifiedAt).toBe(at);
  expect(world.server.asked).toEqual(['/token']);
});
