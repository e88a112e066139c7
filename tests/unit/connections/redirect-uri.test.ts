import { expect, test } from 'vitest';
import { connect } from '@/utils/connections/connect';
import { reconnect } from '@/utils/connections/reconnect';
import { testNetwork } from '../world/network';
import { withNetwork } from '../world/other-network';
import { allows, createWorld, settled, type World } from '../world/world';

const { access } = testNetwork;
if (access.kind !== 'oauth') throw new Error('the made-up network speaks OAuth');
const OWN = 'testnet/0123456789abcdef';
const perServer = {
  access: { ...access, ownRedirect: { ofTyped: async () => OWN, ofApp: async () => OWN } },
};

/** Where the sign-in window was told to come back to, try by try. */
function watchRedirects(world: World): string[] {
  const asked: string[] = [];
  world.person = (url) => {
    asked.push(new URL(url.searchParams.get('redirect_uri') ?? '').pathname.slice(1));
    return allows(url);
  };
  return asked;
}

/** A login of the time when all servers shared one redirect URI. */
async function oldLogin(world: World): Promise<string> {
  const flow = await settled(world, await connect(world.deps, testNetwork, {}));
  return flow.loginId ?? '';
}

test('a server that is connected now has a redirect URI of its own, and keeps it', async () => {
  const world = await createWorld();
  const asked = watchRedirects(world);
  const { deps, network } = withNetwork(world, perServer);
  const flow = await settled(world, await connect(deps, network, {}));
  await settled(world, await reconnect(deps, flow.loginId ?? '', {}));
  expect(asked).toEqual([OWN, OWN]);
});

test('before an older login moves, the person is told the new redirect URI, and no window opens', async () => {
  const world = await createWorld();
  const id = await oldLogin(world);
  const asked = watchRedirects(world);
  const { deps } = withNetwork(world, perServer);
  const flow = await settled(world, await reconnect(deps, id, {}));
  expect(flow.step).toMatchObject({
    code: 'new_redirect_uri',
    detail: { host: 'net.example', redirectUri: `https://relink.chromiumapp.org/${OWN}` },
  });
  expect(asked).toEqual([]);
});

test.each([
  ['own', OWN],
  ['shared', 'testnet'],
])('the answer “%s” is used, kept, and not asked for again', async (answer, path) => {
  const world = await createWorld();
  const id = await oldLogin(world);
  const asked = watchRedirects(world);
  const { deps } = withNetwork(world, perServer);
  const flow = await settled(world, await reconnect(deps, id, { redirectUri: answer }));
  expect(flow.step.name).toBe('done');
  await settled(world, await reconnect(deps, id, {}));
  expect(asked).toEqual([path, path]);
});

test('an answer whose sign-in fails is forgotten', async () => {
  const world = await createWorld();
  const id = await oldLogin(world);
  const { deps } = withNetwork(world, perServer);
  world.person = () => ({ kind: 'page_not_loaded' });
  await settled(world, await reconnect(deps, id, { redirectUri: 'own' }));
  expect((await world.db.apps.toArray())[0]?.redirectPath).toBeUndefined();
});
