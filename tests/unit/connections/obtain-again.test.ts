import { expect, test, vi } from 'vitest';
import { reconnect } from '@/utils/connections/reconnect';
import type { Cause } from '@/utils/health/cause';
import { testNetwork } from '../world/network';
import { withNetwork } from '../world/other-network';
import { connectAnna, createWorld, settled } from '../world/world';

const { access } = testNetwork;
if (access.kind !== 'oauth') throw new Error('the made-up network speaks OAuth');
const oauth = access;

test('the consent page is told why a reconnect is needed', async () => {
  const world = await createWorld();
  const id = await connectAnna(world);
  const causes: (Cause | null)[] = [];
  const { deps } = withNetwork(world, {
    access: {
      ...oauth,
      plan: (place, purpose) => {
        if (purpose.kind === 'reconnect') causes.push(purpose.cause);
        return oauth.plan(place, purpose);
      },
    },
  });
  const limit = { cause: 'permission_missing', at: world.now, evidence: null } as const;
  const [profile] = await world.db.profiles.toArray();
  await world.db.profiles.update(profile?.id ?? '', { limit });
  await settled(world, await reconnect(deps, id, {}));
  await world.db.logins.update(id, { death: { cause: 'password_changed', at: world.now, evidence: null } });
  await settled(world, await reconnect(deps, id, {}));
  expect(causes).toEqual(['permission_missing', 'password_changed']);
});

test('a server that Relink does not register at is not prepared anew when its page does not load', async () => {
  const world = await createWorld();
  const id = await connectAnna(world);
  const windows = vi.fn(() => ({ kind: 'page_not_loaded' }) as const);
  world.person = windows;
  const flow = await settled(world, await reconnect(world.deps, id, {}));
  expect(flow.step).toMatchObject({ name: 'failed', code: 'page_not_loaded' });
  expect(windows).toHaveBeenCalledOnce();
});

test('a renewal that a death has left undone no longer matters after a reconnect', async () => {
  const world = await createWorld();
  const id = await connectAnna(world);
  await world.db.leases.put({ loginId: id, holder: 'a worker that died', until: world.now - 1 });
  await settled(world, await reconnect(world.deps, id, {}));
  expect(await world.db.leases.count()).toBe(0);
});
