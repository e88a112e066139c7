import { describe, expect, test } from 'vitest';
import { eventText } from '@/components/text/event-words';
import { profileLine } from '@/components/text/profile-line';
import { sweep } from '@/utils/checks/sweep';
import { reconnect } from '@/utils/connections/reconnect';
import { DAY, HOUR } from '@/utils/core/time';
import { withNetwork } from '../world/other-network';
import { connectAnna, createWorld, overview, settled } from '../world/world';

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
  ])('because %s needs the person: amber, said so, and mended by a reconnect', async (_, how) => {
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
    expect((await overview(world)).badge).toBe('3');
    expect(world.faces.at(-1)).toMatchObject({ title: 'Relink: 3 profiles need you soon', color: '#8a5a00' });
    const [profile] = await world.db.profiles.toArray();
    const login = await world.stores.getLogin(id);
    if (!profile || !login) throw new Error('Anna has a login and profiles');
    expect(profileLine(profile, login, world.now)).toBe(
      'Relink can no longer open what it stored for this login; reconnect to store it anew',
    );
    const [told] = (await world.db.events.toArray()).slice(-1);
    expect(told && eventText(told)).toBe('Needs you: What is stored encrypted for this cannot be opened.');
    expect(world.shown.size).toBe(0);
    await settled(world, await reconnect(world.deps, id, {}));
    expect((await overview(world)).badge).toBe('');
  });

  test('because the app lost its secret needs the person, and is not laid at the app’s door', async () => {
    const world = await createWorld();
    const id = await connectAnna(world);
    const login = await world.stores.getLogin(id);
    const app = await world.stores.getApp(login?.appId ?? '');
    if (!app) throw new Error('the login has an app');
    await world.stores.saveApp({ ...app, hasSecret: true });
    world.forwardMs(HOUR);
    await sweep(world.deps);
    expect((await world.stores.getLogin(id))?.unknown?.reason).toBe('vault_locked');
  });

  test('because its tokens may not go where the app points sends nothing and needs the person', async () => {
    const world = await createWorld();
    const id = await connectAnna(world);
    const secret = await world.deps.vault.openGrant(id);
    await world.db.secrets.put(await world.deps.vault.seal(id, { ...secret, hosts: ['elsewhere.example'] }));
    world.server.asked.length = 0;
    world.forwardMs(HOUR / 2);
    await sweep(world.deps);
    expect(world.server.asked).toEqual([]);
    expect((await world.stores.getLogin(id))?.unknown?.reason).toBe('host_refused');
    expect((await overview(world)).badge).toBe('3');
  });

  test.each([
    ['QuotaExceededError', 'storage_full'],
    ['InvalidStateError', 'storage_failed'],
    ['TypeError', 'unexpected'],
  ])('because of a %s at home blames no server', async (name, reason) => {
    const world = await createWorld();
    const id = await connectAnna(world);
    const openGrant = () => Promise.reject(Object.assign(new Error('at home'), { name }));
    const openGrants = async () => new Map();
    world.forwardMs(HOUR);
    await sweep({ ...world.deps, vault: { ...world.deps.vault, openGrant, openGrants } });
    expect((await world.stores.getLogin(id))?.unknown?.reason).toBe(reason);
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
