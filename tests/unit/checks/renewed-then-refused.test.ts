import { describe, expect, test } from 'vitest';
import { sweep } from '@/utils/checks/sweep';
import { HOUR, MINUTE } from '@/utils/core/time';
import type { Cause } from '@/utils/health/cause';
import { STRIKE_GAP } from '@/utils/health/suspicion';
import type { Proof } from '@/utils/health/verdict';
import { diagnosis, Refusal } from '@/utils/networks/answers';
import type { Network } from '@/utils/networks/network';
import { SERVER, testNetwork } from '../world/network';
import { withNetwork } from '../world/other-network';
import { connectAnna, createWorld, overview } from '../world/world';

const refused = () => Response.json({ error: 'invalid_token' }, { status: 401 });

/** The answer to nobody differs from the one to the token. */
const differs: Network['differential'] = () => ({
  anonymous: { url: `${SERVER}/about` },
  authorized: { url: `${SERVER}/me` },
  open: [{ request: { url: `${SERVER}/about` }, works: () => true }],
});

/**
 * Anna at a network whose refusals of an access token say `word`, and whose renewals are refused by a generic word where
 * they are. `differential`: null where the network has none.
 */
async function watched(word: { cause: Cause; proof: Proof }, differential: Network['differential'] | null) {
  const world = await createWorld();
  const id = await connectAnna(world);
  world.forwardMs(MINUTE);
  const { deps, network } = withNetwork(world, {
    identify: function* ({ accessToken }) {
      const answer = yield { url: `${SERVER}/me`, headers: { authorization: `Bearer ${accessToken}` } };
      if (answer.status === 401) throw new Refusal(diagnosis({ kind: 'renew', ...word }), answer);
      return { id: 'anna', name: 'Anna Keller', handle: 'anna', avatar: null };
    },
    readFailure: (answer, call) =>
      call === 'renewal' && answer.status === 401
        ? diagnosis({ kind: 'dead', cause: 'revoked', proof: 'ambiguous' }, null)
        : testNetwork.readFailure(answer, call),
  });
  const { differential: _, ...bare } = network;
  const played: Network = differential ? { ...bare, differential } : bare;
  const check = async () => {
    await world.stores.askForCheck(null);
    await sweep({ ...deps, network: () => played });
    const login = await world.stores.getLogin(id);
    const { badge } = await overview(world);
    return { badge, strikes: login?.suspicion?.strikes ?? 0, unknown: login?.unknown?.reason ?? null };
  };
  return { world, check };
}

const generic = { cause: 'revoked', proof: 'ambiguous' } as const;

describe('a renewal has just succeeded, and the fresh token is refused', () => {
  test.each([
    ['where nothing else can be asked', null],
    ['where the answer differs from the one to nobody', differs],
  ])('a generic word for it proves nothing, however often it comes, %s', async (_, differential) => {
    const { world, check } = await watched(generic, differential);
    const { '/me': well } = world.server.handlers;
    world.server.handlers['/me'] = refused;
    for (let minutes = 0; minutes < 180; minutes += 11) {
      expect(await check()).toEqual({ badge: '', strikes: 0, unknown: 'unconfirmed' });
      world.forwardMs(11 * MINUTE);
    }
    if (well) world.server.handlers['/me'] = well;
    expect(await check()).toEqual({ badge: '', strikes: 0, unknown: null });
  });

  test('the differential proof is believed the second time', async () => {
    const { world, check } = await watched(generic, testNetwork.differential);
    world.server.handlers['/me'] = refused;
    expect(await check()).toMatchObject({ badge: '', strikes: 1 });
    world.forwardMs(STRIKE_GAP);
    expect(await check()).toMatchObject({ badge: '3' });
  });

  test('a word about the account is believed the second time: a renewal says nothing of that', async () => {
    const { world, check } = await watched({ cause: 'account_suspended', proof: 'ambiguous' }, null);
    world.server.handlers['/me'] = refused;
    expect(await check()).toMatchObject({ badge: '', strikes: 1 });
    world.forwardMs(STRIKE_GAP);
    expect(await check()).toMatchObject({ badge: '3' });
  });
});

describe('the renewal itself is refused by a generic word', () => {
  test('twice, ten minutes apart, is proof', async () => {
    const { world, check } = await watched(generic, null);
    world.server.expireAccess();
    world.server.handlers['/token'] = refused;
    expect(await check()).toMatchObject({ badge: '', strikes: 1 });
    world.forwardMs(STRIKE_GAP);
    expect(await check()).toMatchObject({ badge: '3' });
  });

  test('one that succeeds in between refutes what came before it, and what comes right after', async () => {
    const { world, check } = await watched(generic, null);
    const { '/token': renews } = world.server.handlers;
    world.server.handlers['/me'] = refused;
    world.server.handlers['/token'] = refused;
    expect(await check()).toMatchObject({ badge: '', strikes: 1 });
    world.forwardMs(STRIKE_GAP);
    if (renews) world.server.handlers['/token'] = renews;
    expect(await check()).toMatchObject({ badge: '', strikes: 0 });
    world.forwardMs(5 * MINUTE);
    world.server.handlers['/token'] = refused;
    expect(await check()).toMatchObject({ badge: '', strikes: 0, unknown: 'unconfirmed' });
    world.forwardMs(HOUR);
    expect(await check()).toMatchObject({ badge: '', strikes: 1 });
    world.forwardMs(STRIKE_GAP);
    expect(await check()).toMatchObject({ badge: '3' });
  });
});
