import { describe, expect, test } from 'vitest';
import { connect } from '@/utils/connections/connect';
import { renewGrant } from '@/utils/grants/renew-grant';
import type { Network } from '@/utils/networks/network';
import { SERVER, testNetwork } from '../world/network';
import { withNetwork } from '../world/other-network';
import { connectAnna, createWorld, settled } from '../world/world';

const ELSEWHERE = 'https://elsewhere.example';

/** A world whose network differs, and what was sent to hosts that are not its own. */
async function worldWith(changes: Partial<Network>) {
  const world = await createWorld();
  const strayed: string[] = [];
  const { network, deps } = withNetwork(world, changes);
  const fetch: typeof deps.fetch = async (url, init) => {
    if (!url.startsWith(SERVER)) strayed.push(url);
    return deps.fetch(url, init);
  };
  return { world, network, strayed, deps: { ...deps, fetch } };
}

/** The made-up network, whose servers name one address of another host. */
function pointingElsewhere(): Partial<Network> {
  const { access } = testNetwork;
  if (access.kind !== 'oauth' || !access.prepare)
    throw new Error('the made-up network is prepared by what is typed');
  const { prepare } = access;
  return {
    access: {
      ...access,
      *prepare(...given) {
        const prepared = yield* prepare(...given);
        const endpoints = { ...prepared.facts.endpoints, token_endpoint: `${ELSEWHERE}/token` };
        return { ...prepared, facts: { ...prepared.facts, endpoints } };
      },
    },
  };
}

describe('a server that points elsewhere is refused, and nothing is sent there', () => {
  test('while the code is exchanged', async () => {
    const { world, network, strayed, deps } = await worldWith(pointingElsewhere());
    const flow = await settled(world, await connect(deps, network, {}));
    expect(flow.step).toMatchObject({
      name: 'failed',
      code: 'host_refused',
      detail: { host: 'elsewhere.example' },
    });
    expect(strayed).toEqual([]);
    expect(await world.db.secrets.count()).toBe(0);
  });

  test('in the first call with the new tokens', async () => {
    const { world, network, strayed, deps } = await worldWith({
      *identify({ accessToken }) {
        yield { url: `${ELSEWHERE}/me`, headers: { Authorization: `Bearer ${accessToken}` } };
        return { id: 'anna', name: 'Anna Keller', handle: null, avatar: null };
      },
    });
    const flow = await settled(world, await connect(deps, network, {}));
    expect(flow.step).toMatchObject({ name: 'failed', code: 'host_refused' });
    expect(strayed).toEqual([]);
  });

  test('in a renewal: the tokens go where they went when they were granted', async () => {
    const world = await createWorld();
    const id = await connectAnna(world);
    const login = await world.stores.getLogin(id);
    const app = await world.stores.getApp(login?.appId ?? '');
    if (!app) throw new Error('the login has an app');
    await world.stores.saveApp({
      ...app,
      endpoints: { ...app.endpoints, token_endpoint: `${ELSEWHERE}/token` },
    });
    world.server.asked.length = 0;
    const outcome = await renewGrant(world.deps, id, login?.grant?.renewedAt ?? 0);
    expect(outcome).toMatchObject({ kind: 'refused', verdict: { kind: 'unknown', reason: 'host_refused' } });
    expect(world.server.asked).toEqual([]);
  });
});
