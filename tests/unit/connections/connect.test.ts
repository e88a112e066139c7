import { describe, expect, test, vi } from 'vitest';
import { addProfiles } from '@/utils/connections/add-profiles';
import { connect } from '@/utils/connections/connect';
import { closeInterruptedFlows } from '@/utils/connections/flow';
import { failureText } from '@/utils/core/failure-text';
import { MINUTE } from '@/utils/core/time';
import type { Network } from '@/utils/networks/network';
import { ownAccount } from '@/utils/networks/shared/own-account';
import type { WebAuthOutcome } from '@/utils/ports/deps';
import { testNetwork } from '../world/network';
import { withNetwork } from '../world/other-network';
import { allows, connectAnna, createWorld, overview, settled, type World } from '../world/world';

async function connected(world: World) {
  return settled(world, await connect(world.deps, testNetwork, {}));
}

describe('connect', () => {
  test('finds the profiles, adds the chosen ones, and paints the badge', async () => {
    const world = await createWorld();
    const flow = await connected(world);
    expect(flow.step).toMatchObject({ name: 'choosing', found: [{ name: 'Acme Bakery' }, {}, {}] });
    expect(await addProfiles(world.deps, flow.id, ['p1', 'p3', 'unknown'])).toBe(2);
    expect((await overview(world)).states).toEqual(['Acme Bakery: connected', 'Acme Catering: connected']);
    expect(world.faces.at(-1)?.icon).toBe('well');
  });

  test('an account that is on file is updated in place: no second login, no second profile', async () => {
    const world = await createWorld();
    const first = await connectAnna(world);
    const before = await world.db.profiles.toArray();
    expect((await connected(world)).loginId).toBe(first);
    expect(await world.db.logins.count()).toBe(1);
    expect((await world.db.profiles.toArray()).map(({ id }) => id).sort()).toEqual(
      before.map(({ id }) => id).sort(),
    );
    expect((await world.deps.vault.openGrant(first)).accessToken).toBe('at-2');
  });

  test.each([
    ['two codes', 'code=theirs'],
    ['two states', 'state=theirs'],
  ])('an answer with %s is thrown away, with words of its own', async (_, more) => {
    const world = await createWorld();
    world.person = async (url) => {
      const allowed = await allows(url);
      return allowed.kind === 'redirected' ? { ...allowed, url: `${allowed.url}&${more}` } : allowed;
    };
    expect((await connected(world)).step).toMatchObject({ name: 'failed', code: 'doubled_answer' });
    expect(world.server.asked).toEqual([]);
    expect(failureText('doubled_answer', { network: 'Testnet' }).title).toBe(
      'The answer from Testnet holds the same part twice, so it cannot be trusted.',
    );
  });

  test('a single account is added at once: there is nothing to choose', async () => {
    const world = await createWorld();
    const { deps, network } = withNetwork(world, {
      listProfiles: (_session, account) => ownAccount(account, null),
    });
    const flow = await settled(world, await connect(deps, network, {}));
    const result = { kind: 'added', names: ['Anna Keller'], limited: [], watched: [] };
    expect(flow.step).toEqual({ name: 'done', profiles: 1, result });
    expect((await overview(world)).states).toEqual(['Anna Keller: connected']);
    const again = await settled(world, await connect(deps, network, {}));
    expect(again.step).toMatchObject({ name: 'done', result: { names: [], watched: ['Anna Keller'] } });
  });

  test('what is looked after already leaves nothing to choose', async () => {
    const world = await createWorld();
    await connectAnna(world);
    const watched = ['Acme Bakery', 'Acme Café', 'Acme Catering'];
    expect((await connected(world)).step).toMatchObject({
      name: 'done',
      result: { kind: 'added', names: [], limited: [], watched },
    });
  });

  test('a second sign-in of an account takes the place of the choice that the first one left open', async () => {
    const world = await createWorld();
    const first = await connected(world);
    world.forwardMs(MINUTE);
    const second = await connected(world);
    expect(second.step.name).toBe('choosing');
    await vi.waitUntil(async () => (await world.db.flows.get(first.id)) === undefined);
    await addProfiles(world.deps, second.id, ['p1']);
    expect(await world.db.flows.count()).toBe(1);
  });

  test('sends PKCE S256 and a state of its own each time', async () => {
    const world = await createWorld();
    const seen: URLSearchParams[] = [];
    world.person = (url) => {
      seen.push(url.searchParams);
      return allows(url);
    };
    await connected(world);
    await connected(world);
    const [a, b] = seen;
    expect(a?.get('code_challenge_method')).toBe('S256');
    expect(a?.get('code_challenge')).toMatch(/^[\w-]{43}$/);
    expect(a?.get('state')).not.toBe(b?.get('state'));
    expect(a?.get('redirect_uri')).toBe('https://relink.chromiumapp.org/testnet');
  });

  const redirected =
    (query: string) =>
    (url: URL): WebAuthOutcome => ({
      kind: 'redirected',
      url: `${url.searchParams.get('redirect_uri')}?${query.replace('STATE', url.searchParams.get('state') ?? '')}`,
    });
  test.each([
    ['refused', redirected('error=access_denied&state=STATE'), 'refused_by_person'],
    ['an error of the provider', redirected('error=server_error&state=STATE'), 'provider_error'],
    ['another state', redirected('code=c&state=forged'), 'state_mismatch'],
    ['no state', redirected('code=c'), 'state_mismatch'],
    ['an error with a forged state', redirected('error=access_denied&state=forged'), 'state_mismatch'],
    ['another issuer', redirected('code=c&state=STATE&iss=https%3A%2F%2Fevil.example'), 'issuer_mismatch'],
    ['neither code nor error', redirected('state=STATE'), 'provider_error'],
    ['closed', () => ({ kind: 'window_closed' }) as const, 'window_closed'],
    ['not loaded', () => ({ kind: 'page_not_loaded' }) as const, 'page_not_loaded'],
    ['lost', () => ({ kind: 'timed_out' }) as const, 'authorization_timed_out'],
    ['a second window', () => ({ kind: 'another_window_open' }) as const, 'another_window_open'],
  ])('%s: says so and stores nothing', async (_, person, code) => {
    const world = await createWorld();
    world.person = person;
    expect((await connected(world)).step).toMatchObject({ name: 'failed', code });
    expect(await world.db.logins.count()).toBe(0);
    expect(await world.db.secrets.count()).toBe(0);
  });

  test.each([
    ['the exchange is refused', '/token', { error: 'invalid_request' }, 400, 'malformed'],
    ['the app is refused', '/token', { error: 'invalid_client' }, 401, 'app_refused'],
    ['the token answer is empty', '/token', {}, 200, 'malformed'],
    ['the first call fails', '/me', { error: 'nope' }, 401, 'grant_not_accepted'],
    ['the server has trouble', '/me', {}, 503, 'outage'],
  ])('%s: says so and stores nothing', async (_, path, body, status, code) => {
    const world = await createWorld();
    world.server.handlers[path] = () => Response.json(body, { status });
    expect((await connected(world)).step).toMatchObject({ name: 'failed', code });
    expect(await world.db.logins.count()).toBe(0);
  });

  test('a missing host permission is named, before any window opens', async () => {
    const world = await createWorld();
    world.missingOrigins = ['https://net.example/*'];
    world.person = () => {
      throw new Error('no window may open');
    };
    const needs = { ...testNetwork, sendsCors: false };
    const flow = await settled(world, await connect({ ...world.deps, network: () => needs }, needs, {}));
    expect(flow.step).toMatchObject({
      name: 'failed',
      code: 'host_permission_missing',
      detail: { origins: ['https://net.example/*'] },
    });
  });

  test('one sign-in window at a time', async () => {
    const world = await createWorld();
    let open = 0;
    let windows = 0;
    world.person = async (url) => {
      open += 1;
      windows += 1;
      expect(open).toBe(1);
      await Promise.resolve();
      open -= 1;
      return allows(url);
    };
    await Promise.all([1, 2, 3].map(() => connect(world.deps, testNetwork, {})));
    await Promise.all(world.works);
    expect(windows).toBe(3);
    // All three were the same account: the newest choice counts.
    expect((await world.db.flows.toArray()).map(({ step }) => step.name)).toEqual(['choosing']);
  });

  test('a flow that was queued behind a lost window for too long opens no window of its own', async () => {
    const world = await createWorld();
    let windows = 0;
    world.person = () => {
      windows += 1;
      world.forwardMs(17 * MINUTE);
      return { kind: 'timed_out' };
    };
    const ids = await Promise.all([1, 2].map(() => connect(world.deps, testNetwork, {})));
    for (const id of ids)
      expect((await settled(world, id)).step).toMatchObject({ code: 'authorization_timed_out' });
    expect(windows).toBe(1);
  });

  test('a flow that has waited its turn has its full time', async () => {
    const world = await createWorld();
    const expiries: number[] = [];
    world.person = async (url) => {
      const open = (await world.db.flows.toArray()).find((flow) => flow.step.name === 'waiting');
      expiries.push((open?.expiresAt ?? 0) - world.now);
      world.forwardMs(10 * MINUTE);
      return allows(url);
    };
    const ids = await Promise.all([1, 2].map(() => connect(world.deps, testNetwork, {})));
    for (const id of ids) await settled(world, id);
    expect(expiries).toEqual([16 * MINUTE, 16 * MINUTE]);
  });

  test('a flow of a worker that died is closed and says so; one that waits for a choice is kept', async () => {
    const world = await createWorld();
    const choosing = await connected(world);
    const waiting = { ...choosing, step: { name: 'waiting' }, endedAt: null } as const;
    await world.db.flows.bulkPut([
      { ...waiting, id: 'lost', workerId: 'dead' },
      { ...waiting, id: 'own', workerId: world.deps.workerId },
    ]);
    await closeInterruptedFlows(world.deps);
    expect((await world.db.flows.get('own'))?.endedAt).toBeNull();
    expect((await world.db.flows.get('lost'))?.step).toEqual({
      name: 'failed',
      code: 'interrupted',
      detail: {},
    });
    expect((await world.db.flows.get(choosing.id))?.step.name).toBe('choosing');
  });

  test('a faulty ID token does no harm: who it is is asked, not read', async () => {
    const world = await createWorld();
    const { '/token': issue } = world.server.handlers;
    world.server.handlers['/token'] = async (request) => {
      const answer = await issue?.(request);
      return Response.json({ ...(await answer?.json()), id_token: 'not.a.token' });
    };
    expect((await connected(world)).step.name).toBe('choosing');
  });

  test('no token, code or verifier is legible anywhere in the database', async () => {
    const world = await createWorld();
    await connectAnna(world);
    for (const table of world.db.tables.filter((table) => table.name !== 'keys')) {
      const stored = JSON.stringify(await table.toArray(), (_, value: unknown) =>
        value instanceof ArrayBuffer || ArrayBuffer.isView(value) ? null : value,
      );
      expect(stored).not.toMatch(/"(at|rt)-\d|code_verifier/);
    }
  });
});

test('an account that has moved to another server is still one login', async () => {
  const world = await createWorld();
  const ids: (string | null)[] = [];
  for (const server of ['https://old.example', 'https://new.example']) {
    const { deps, network } = withNetwork(world, { accountsMove: true, access: movedTo(server) });
    ids.push((await settled(world, await connect(deps, network, {}))).loginId);
  }
  expect(ids[1]).toBe(ids[0]);
  expect((await world.db.logins.toArray()).map((login) => login.server)).toEqual(['https://new.example']);
});

function movedTo(server: string): Network['access'] {
  if (testNetwork.access.kind !== 'oauth') throw new Error('the made-up network speaks OAuth');
  const { readTokens, ...rest } = testNetwork.access;
  return { ...rest, readTokens: (...about) => ({ ...readTokens(...about), server }) };
}
