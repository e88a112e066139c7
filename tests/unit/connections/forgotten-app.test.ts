import { expect, test } from 'vitest';
import { connect } from '@/utils/connections/connect';
import { reconnect } from '@/utils/connections/reconnect';
import { diagnosis, Refusal } from '@/utils/networks/answers';
import type { Network } from '@/utils/networks/network';
import { settled as answered } from '@/utils/networks/shared/attempt';
import type { WebAuthOutcome } from '@/utils/ports/deps';
import { json } from '../networks/answer';
import { SERVER, testNetwork } from '../world/network';
import { withNetwork } from '../world/other-network';
import { allows, createWorld, settled, type World } from '../world/world';

const { access } = testNetwork;
if (access.kind !== 'oauth') throw new Error('the made-up network speaks OAuth');
const oauth = access;

/** A network where Relink registers itself, whose server may forget what it has registered. */
function forgetful(knows: (clientId: string) => 'yes' | 'no' | 'says nothing'): Partial<Network> {
  let registrations = 0;
  return {
    app: { kind: 'self-registered' },
    access: {
      ...oauth,
      prepare: () => {
        registrations += 1;
        const endpoints = {
          issuer: SERVER,
          authorization_endpoint: `${SERVER}/authorize`,
          token_endpoint: `${SERVER}/token`,
        };
        const facts = { clientId: `client-${registrations}`, settings: {}, endpoints };
        return answered({ server: SERVER, facts, clientSecret: 'registered' });
      },
      testApp: function* ({ clientId }) {
        yield* [];
        const word = knows(clientId);
        const kind = word === 'no' ? ({ kind: 'app_problem' } as const) : ({ kind: 'mute' } as const);
        if (word !== 'yes') throw new Refusal(diagnosis(kind), json(401, {}));
      },
    },
  };
}

/** The clients that a sign-in window was opened for; `outcomeOf` may show an error page instead. */
function watchWindows(world: World, outcomeOf: (clientId: string) => WebAuthOutcome | null = () => null) {
  const opened: string[] = [];
  world.person = (url) => {
    const clientId = url.searchParams.get('client_id') ?? '';
    opened.push(clientId);
    return outcomeOf(clientId) ?? allows(url);
  };
  return opened;
}

async function connected(world: World, network: Partial<Network>) {
  const relink = withNetwork(world, network);
  const flow = await settled(world, await connect(relink.deps, relink.network, {}));
  return { ...relink, loginId: flow.loginId ?? '' };
}

async function clientsOnFile(world: World): Promise<string[]> {
  return (await world.db.apps.toArray()).map(({ clientId }) => clientId);
}

test('a server that has forgotten the app gets a new registration before a window opens; the login stays', async () => {
  const world = await createWorld();
  const { deps, loginId } = await connected(
    world,
    forgetful((clientId) => (clientId === 'client-1' ? 'no' : 'yes')),
  );
  const before = await world.db.logins.get(loginId);
  const opened = watchWindows(world);
  const flow = await settled(world, await reconnect(deps, loginId, {}));
  expect(flow.step.name).toBe('done');
  expect(opened).toEqual(['client-2']);
  expect(await clientsOnFile(world)).toEqual(['client-2']);
  expect(await world.db.logins.toArray()).toMatchObject([{ id: loginId, connectedAt: before?.connectedAt }]);
});

test('an app that the server knows is used again', async () => {
  const world = await createWorld();
  const { deps, loginId } = await connected(
    world,
    forgetful(() => 'yes'),
  );
  const opened = watchWindows(world);
  await settled(world, await reconnect(deps, loginId, {}));
  expect(opened).toEqual(['client-1']);
});

test.each<[string, WebAuthOutcome]>([['shows an error page', { kind: 'page_not_loaded' }]])(
  'a server that says nothing but %s gets a new registration, and its window opens once more',
  async (_, outcome) => {
    const world = await createWorld();
    const { deps, loginId } = await connected(
      world,
      forgetful(() => 'says nothing'),
    );
    const opened = watchWindows(world, (clientId) => (clientId === 'client-1' ? outcome : null));
    const flow = await settled(world, await reconnect(deps, loginId, {}));
    expect(flow.step.name).toBe('done');
    expect(opened).toEqual(['client-1', 'client-2']);
    expect(await clientsOnFile(world)).toEqual(['client-2']);
  },
);

test('a server that redirects with unauthorized_client gets one, too', async () => {
  const world = await createWorld();
  const { deps, loginId } = await connected(
    world,
    forgetful(() => 'says nothing'),
  );
  const opened: string[] = [];
  world.person = (url) => {
    const { searchParams: asked } = url;
    opened.push(asked.get('client_id') ?? '');
    const error = `error=unauthorized_client&state=${asked.get('state')}`;
    return opened.length > 1
      ? allows(url)
      : { kind: 'redirected', url: `${asked.get('redirect_uri')}?${error}` };
  };
  await settled(world, await reconnect(deps, loginId, {}));
  expect(opened).toEqual(['client-1', 'client-2']);
});

test('a page that cannot be loaded the second time ends it; nothing on file has changed', async () => {
  const world = await createWorld();
  const { deps, loginId } = await connected(
    world,
    forgetful(() => 'says nothing'),
  );
  const before = await world.db.logins.get(loginId);
  const opened = watchWindows(world, () => ({ kind: 'page_not_loaded' }));
  const flow = await settled(world, await reconnect(deps, loginId, {}));
  expect(flow.step).toMatchObject({ code: 'page_not_loaded' });
  expect(opened).toEqual(['client-1', 'client-2']);
  expect(await clientsOnFile(world)).toEqual(['client-1']);
  expect(await world.db.logins.get(loginId)).toEqual(before);
});

test('a window that the person closes is no reason to register', async () => {
  const world = await createWorld();
  const { deps, loginId } = await connected(
    world,
    forgetful(() => 'says nothing'),
  );
  const opened = watchWindows(world, () => ({ kind: 'window_closed' }));
  await settled(world, await reconnect(deps, loginId, {}));
  expect(opened).toEqual(['client-1']);
});
