import { describe, expect, test } from 'vitest';
import { connect } from '@/utils/connections/connect';
import { reconnect } from '@/utils/connections/reconnect';
import { unlinkLogin } from '@/utils/connections/unlink';
import { settled as answered } from '@/utils/networks/shared/attempt';
import { SERVER, testNetwork } from '../world/network';
import { withNetwork } from '../world/other-network';
import { connectAnna, createWorld, settled } from '../world/world';

const { access } = testNetwork;
if (access.kind !== 'oauth') throw new Error('the made-up network speaks OAuth');
const endpoints = (issuer: string) => ({
  issuer,
  authorization_endpoint: `${SERVER}/authorize`,
  token_endpoint: `${SERVER}/token`,
  revocation_endpoint: `${SERVER}/revoke`,
});

/** What a person types about a server, and what Relink makes of it. */
const typed = (issuer: string, clientSecret: string | null, clientId = 'relink') => ({
  access: {
    ...access,
    prepare: () =>
      answered({
        server: SERVER,
        facts: { clientId, settings: {}, endpoints: endpoints(issuer) },
        clientSecret,
      }),
  },
});

describe('the app of a connect', () => {
  test('a connect that fails changes nothing about the app that other logins use', async () => {
    const world = await createWorld();
    await connectAnna(world);
    const apps = await world.db.apps.toArray();
    const { deps, network } = withNetwork(world, typed(SERVER, 'a wrong secret'));
    world.person = () => ({ kind: 'window_closed' });
    await settled(world, await connect(deps, network, {}));
    expect(await world.db.apps.toArray()).toEqual(apps);
    expect(await world.db.secrets.get(apps[0]?.id ?? '')).toBeUndefined();
  });

  test('a registration whose consent is refused leaves nothing behind', async () => {
    const world = await createWorld();
    const { deps, network } = withNetwork(world, typed(SERVER, 'registered'));
    world.person = () => ({ kind: 'window_closed' });
    await settled(world, await connect(deps, network, {}));
    expect(await world.db.apps.count()).toBe(0);
    expect(await world.db.secrets.count()).toBe(0);
  });

  test('two issuers of one host are two apps, even with the same client ID', async () => {
    const world = await createWorld();
    for (const realm of ['a', 'b']) {
      const { deps, network } = withNetwork(world, typed(`${SERVER}/realms/${realm}`, null));
      await settled(world, await connect(deps, network, {}));
    }
    expect((await world.db.apps.toArray()).map((app) => app.endpoints.issuer).sort()).toEqual([
      `${SERVER}/realms/a`,
      `${SERVER}/realms/b`,
    ]);
  });

  test('a slash at the end of an issuer makes no second app', async () => {
    const world = await createWorld();
    for (const issuer of [SERVER, `${SERVER}/`]) {
      const { deps, network } = withNetwork(world, typed(issuer, null));
      await settled(world, await connect(deps, network, {}));
    }
    expect(await world.db.apps.count()).toBe(1);
  });

  test('another client ID at the same server is another app', async () => {
    const world = await createWorld();
    for (const clientId of ['one', 'two']) {
      const { deps, network } = withNetwork(world, typed(SERVER, null, clientId));
      await settled(world, await connect(deps, network, {}));
    }
    expect((await world.db.apps.toArray()).map((app) => app.clientId).sort()).toEqual(['one', 'two']);
  });

  test('where Relink registers itself, an app whose secret is unreadable is registered anew', async () => {
    const world = await createWorld();
    const own = { ...typed(SERVER, 'first', 'one'), app: { kind: 'self-registered' } as const };
    const first = withNetwork(world, own);
    const flow = await settled(world, await connect(first.deps, first.network, {}));
    const [app] = await world.db.apps.toArray();
    const stored = await world.db.secrets.get(app?.id ?? '');
    if (!stored || !flow.loginId) throw new Error('connect stores login and app');
    await world.db.secrets.put({ ...stored, ciphertext: new ArrayBuffer(32) });
    const { deps } = withNetwork(world, { ...own, ...typed(SERVER, 'second', 'two') });
    const again = await settled(world, await reconnect(deps, flow.loginId, {}));
    expect(again.step.name).toBe('done');
    const login = await world.db.logins.get(flow.loginId);
    expect((await world.db.apps.get(login?.appId ?? ''))?.clientId).toBe('two');
  });

  test('the registration goes with the last login that used it', async () => {
    const world = await createWorld();
    const { deps, network } = withNetwork(world, {
      ...typed(SERVER, 'registered'),
      app: { kind: 'self-registered' },
    });
    const flow = await settled(world, await connect(deps, network, {}));
    await unlinkLogin(deps, flow.loginId ?? '');
    expect(await world.db.apps.count()).toBe(0);
    expect(await world.db.secrets.count()).toBe(0);
  });
});
