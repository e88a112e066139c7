import { expect, test } from 'vitest';
import { sweep } from '@/utils/checks/sweep';
import { connect } from '@/utils/connections/connect';
import { testNetwork } from '../world/network';
import { connectAnna, createWorld, settled } from '../world/world';

const ECHO = 'tok_8f3a91c07be2445d9d0c';

test('a server that repeats a token in its error puts it neither into evidence nor into a flow', async () => {
  const world = await createWorld();
  await connectAnna(world);
  const refuse = () => Response.json({ error: `bad ${ECHO}` }, { status: 401 });
  Object.assign(world.server.handlers, { '/me': refuse, '/token': refuse });
  await world.stores.askForCheck(null);
  await sweep(world.deps);
  await settled(world, await connect(world.deps, testNetwork, {}));
  world.person = (url) => ({
    kind: 'redirected',
    url: `${url.searchParams.get('redirect_uri')}?error=server_error&error_description=${ECHO}&state=${url.searchParams.get('state')}`,
  });
  await settled(world, await connect(world.deps, testNetwork, {}));
  for (const table of [world.db.logins, world.db.flows, world.db.events, world.db.profiles])
    expect(JSON.stringify(await table.toArray())).not.toContain(ECHO);
  expect(JSON.stringify(await world.db.logins.toArray())).toContain('bad …');
});
