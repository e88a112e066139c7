import { describe, expect, test } from 'vitest';
import { sweep } from '@/utils/checks/sweep';
import { DAY, HOUR } from '@/utils/core/time';
import { withNetwork } from '../world/other-network';
import { connectAnna, createWorld, overview } from '../world/world';

describe('a check that cannot be made', () => {
  test('names the host permission that was withdrawn', async () => {
    const world = await createWorld();
    const id = await connectAnna(world);
    const { deps } = withNetwork(world, { sendsCors: false });
    world.server.handlers['/me'] = () => Promise.reject(new TypeError('Failed to fetch'));
    world.forwardMs(HOUR / 2);
    await sweep(deps);
    expect((await world.stores.getLogin(id))?.unknown?.reason).toBe('unreachable');
    world.missingOrigins = ['https://net.example/*'];
    world.forwardMs(HOUR / 4);
    await sweep(deps);
    expect((await world.stores.getLogin(id))?.unknown?.reason).toBe('permission_withheld');
  });

  test.each([
    ['the tokens are gone', (id: string) => ({ id, drop: true })],
    ['the tokens do not open', (id: string) => ({ id, drop: false })],
  ])('says so when %s', async (_, how) => {
    const world = await createWorld();
    const id = await connectAnna(world);
    const { drop } = how(id);
    const stored = await world.db.secrets.get(id);
    if (!stored) throw new Error('connect stores tokens');
    if (drop) await world.db.secrets.delete(id);
    else await world.db.secrets.put({ ...stored, ciphertext: new ArrayBuffer(32) });
    world.forwardMs(HOUR);
    await sweep(world.deps);
    expect((await world.stores.getLogin(id))?.unknown?.reason).toBe('vault_locked');
    expect((await overview(world)).badge).toBe('');
  });

  test('still lets a date come near that only a person can move', async () => {
    const world = await createWorld();
    const id = await connectAnna(world);
    await world.stores.changeLogin(id, ({ login }) => ({
      login: {
        ...login,
        grant: login.grant && {
          ...login.grant,
          clocks: [
            { kind: 'access', at: world.now + HOUR, exact: true, mendedBy: 'refresh' },
            { kind: 'refresh', at: world.now + 30 * DAY, exact: true, mendedBy: 'prolongation' },
          ],
        },
      },
    }));
    world.server.handlers['/token'] = () => Response.json({}, { status: 503 });
    world.forwardMs(25 * DAY);
    await sweep(world.deps);
    expect(await overview(world)).toMatchObject({ badge: '3' });
    expect((await world.db.profiles.toArray())[0]?.state).toBe('expiring');
  });
});
