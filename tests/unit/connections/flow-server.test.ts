import { expect, test } from 'vitest';
import { connect } from '@/utils/connections/connect';
import { reconnect } from '@/utils/connections/reconnect';
import { SERVER, testNetwork } from '../world/network';
import { withNetwork } from '../world/other-network';
import { connectAnna, createWorld, settled } from '../world/world';

test('the row of a sign-in names its server: what was typed first, then what was found there', async () => {
  const world = await createWorld();
  const { access } = testNetwork;
  if (access.kind !== 'oauth') throw new Error('the made-up network has OAuth');
  const issuer = ({ server = '' }: Readonly<Record<string, string>>) => new URL(server).href;
  const { network, deps } = withNetwork(world, { access: { ...access, issuer }, manyServers: true });
  world.server.handlers['/.well-known/oauth-authorization-server'] = () =>
    new Response(null, { status: 404 });
  world.server.handlers['/.well-known/openid-configuration'] = () => new Response(null, { status: 404 });
  const typed = await connect(deps, network, { server: SERVER });
  expect((await world.stores.getFlow(typed))?.server).toBe(`${SERVER}/`);
  expect((await settled(world, typed)).server).toBe(SERVER);
  const wrong = await settled(world, await connect(deps, network, { server: 'no server' }));
  expect(wrong.server).toBeUndefined();
});

test('a reconnect knows its server from the start', async () => {
  const world = await createWorld();
  const id = await connectAnna(world);
  const flowId = await reconnect(world.deps, id, {});
  expect((await world.stores.getFlow(flowId))?.server).toBe(SERVER);
  await settled(world, flowId);
});
