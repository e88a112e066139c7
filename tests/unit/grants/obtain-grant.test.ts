import { expect, test, vi } from 'vitest';
import { acceptGrant } from '@/utils/grants/accept-grant';
import { accountKey } from '@/utils/grants/account-key';
import { obtainGrant } from '@/utils/grants/obtain-grant';
import type { Network } from '@/utils/networks/network';
import { testNetwork } from '../world/network';
import { connectAnna, createWorld, type World } from '../world/world';

const steps = { queued: async () => {}, waiting: async () => {}, finishing: async () => {} };
const connecting = { purpose: { kind: 'connect' }, input: {} } as const;

async function placeOf(world: World) {
  const [app] = await world.db.apps.toArray();
  if (!app) throw new Error('the app of a connect is kept');
  return { place: { server: app.server, app: { ...app, clientSecret: null } }, appId: app.id };
}

test('a grant comes with the account that the first call has told', async () => {
  const world = await createWorld();
  await connectAnna(world);
  const { place } = await placeOf(world);
  const grant = await obtainGrant(world.deps, { network: testNetwork, place, ...connecting }, steps);
  expect([grant.account.id, grant.session.accountId]).toEqual(['anna', 'anna']);
});

test('a password is sent over https only', async () => {
  const world = await createWorld();
  const fetch = vi.fn(async () => Response.json({}));
  const network: Network = {
    ...testNetwork,
    access: {
      kind: 'password',
      reconnectFields: [],
      signIn: function* () {
        yield { url: 'http://net.example/sessions', method: 'POST', body: 'password=hush' };
        throw new Error('nothing was to be sent');
      },
    },
  };
  const request = { network, place: { server: '', app: null }, ...connecting };
  await expect(obtainGrant({ ...world.deps, fetch }, request, steps)).rejects.toMatchObject({
    code: 'insecure_address',
  });
  expect(fetch).not.toHaveBeenCalled();
});

test('one account that is accepted twice at the same moment is one login', async () => {
  const world = await createWorld();
  await connectAnna(world);
  const { place, appId } = await placeOf(world);
  const grant = await obtainGrant(world.deps, { network: testNetwork, place, ...connecting }, steps);
  const ben = { ...grant, account: { ...grant.account, id: 'ben' } };
  const about = { network: testNetwork, appId, flowId: 'f', kind: 'connected' } as const;
  const [one, two] = await Promise.all([
    acceptGrant(world.deps, ben, about),
    acceptGrant(world.deps, ben, about),
  ]);
  expect(one).toBe(two);
  expect(await world.db.logins.count()).toBe(2);
});

test('an account is told apart by its server, unless accounts move between servers', () => {
  const at = (server: string, accountsMove = false) =>
    accountKey({ ...testNetwork, accountsMove }, server, '7');
  expect(at('https://a.example')).not.toBe(at('https://b.example'));
  expect(at('https://a.example', true)).toBe(at('https://b.example', true));
});
