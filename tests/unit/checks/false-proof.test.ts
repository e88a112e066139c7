import { describe, expect, test } from 'vitest';
import { sweep } from '@/utils/checks/sweep';
import { DAY, MINUTE } from '@/utils/core/time';
import { renewGrant } from '@/utils/grants/renew-grant';
import type { Fetch } from '@/utils/http/transport';
import { custom } from '@/utils/networks/custom/custom';
import { mastodon } from '@/utils/networks/mastodon/mastodon';
import type { Network } from '@/utils/networks/network';
import type { Deps } from '@/utils/ports/deps';
import { healthyLogin, profileOf } from '../../rows';
import { createWorld, overview } from '../world/world';

const ORIGIN = 'https://social.example';
const WELL: Readonly<Record<string, () => Response>> = {
  '/api/v1/accounts/verify_credentials': () =>
    Response.json({ id: 'anna', username: 'anna', display_name: 'Anna' }),
  '/api/v1/instance': () => Response.json({ uri: 'social.example', version: '4.4.1' }),
  '/.well-known/openid-configuration': () => Response.json({ issuer: ORIGIN }),
  '/': () => new Response('<title>Welcome</title>'),
};
const page = (status: number, headers = {}) =>
  new Response('<title>Sign in to go on</title>', {
    status,
    headers: { 'content-type': 'text/html', ...headers },
  });

type Answer = (path: string, init: RequestInit | undefined) => Response | undefined;

/** Anna at a server of her own, whose answers a test replaces; what is not replaced is well. */
async function watched(network: Network, refreshable: boolean, discovered = 'yes') {
  const world = await createWorld();
  let answer: Answer = () => undefined;
  const fetch: Fetch = async (url, init) => {
    const { pathname } = new URL(url);
    return answer(pathname, init) ?? WELL[pathname]?.() ?? new Response(null, { status: 404 });
  };
  const base: Deps = { ...world.deps, fetch, network: () => network };
  const deps: Deps = { ...base, renew: (id, seen) => renewGrant(base, id, seen) };
  const now = world.now;
  const rows = healthyLogin('anna', now, { network: network.id, server: ORIGIN, appId: 'app' });
  const login = { ...rows, nextCheckAt: now, grant: rows.grant && { ...rows.grant, refreshable } };
  const secret = { kind: 'grant', accessToken: 'at', refreshToken: refreshable ? 'rt' : null } as const;
  await world.stores.saveApp({
    id: 'app',
    network: network.id,
    server: ORIGIN,
    clientId: 'relink',
    endpoints: {
      issuer: ORIGIN,
      authorization_endpoint: `${ORIGIN}/oauth/authorize`,
      token_endpoint: `${ORIGIN}/oauth/token`,
    },
    settings: {
      whoAmIUrl: `${ORIGIN}/api/v1/accounts/verify_credentials`,
      scopes: 'read',
      discovered,
    },
    hasSecret: false,
    savedAt: now,
  });
  await world.stores.addLogin(login, {
    profiles: [profileOf(login, 'Anna', now, { networkId: 'anna' })],
    secret: await world.deps.vault.seal('anna', { ...secret, hosts: ['social.example'] }),
  });
  return {
    world,
    answers: (next: Answer) => {
      answer = next;
    },
    check: async () => {
      world.forwardMs(15 * MINUTE);
      await world.stores.askForCheck(null);
      await sweep(deps);
      return (await overview(world)).states[0];
    },
  };
}

const NETWORKS = [
  ['custom', custom, true],
  ['custom without renewal', custom, false],
  ['Mastodon', mastodon, false],
  ['Mastodon with renewal', mastodon, true],
] as const;

const EVERYTHING: readonly (readonly [string, () => Response])[] = [
  ['a firewall’s constant 403 page', () => page(403)],
  ['an empty 403', () => new Response(null, { status: 403 })],
  ['a proxy’s redirect to its sign-in page', () => new Response(null, { status: 302 })],
  ['a 401 page', () => page(401)],
  ['a 401 page with a challenge of its own', () => page(401, { 'www-authenticate': 'Basic realm="proxy"' })],
  ['an empty 401', () => new Response(null, { status: 401 })],
  ['a page with status 200', () => page(200)],
  ['a 407', () => page(407)],
];

describe.each(NETWORKS)('%s', (_, network, refreshable) => {
  test.each(EVERYTHING)('%s for everything never disconnects', async (_, everything) => {
    const { answers, check } = await watched(network, refreshable);
    expect(await check()).toBe('Anna: connected');
    answers(everything);
    for (let round = 0; round < 8; round += 1) expect(await check()).toBe('Anna: connected');
    answers(() => undefined);
    expect(await check()).toBe('Anna: connected');
  });

  test('a single invalid_token while keys are rotated is no proof', async () => {
    const { answers, check } = await watched(network, refreshable);
    answers((path) =>
      path.endsWith('verify_credentials')
        ? Response.json({ error: 'invalid_token' }, { status: 401 })
        : undefined,
    );
    expect(await check()).toBe('Anna: connected');
    answers(() => undefined);
    expect(await check()).toBe('Anna: connected');
  });
});

describe.each([
  ['custom', custom],
  ['Mastodon', mastodon],
])('%s, without anything that renews', (_, network) => {
  test.each([
    ['an empty 401', () => new Response(null, { status: 401 })],
    ['a 401 page', () => page(401)],
    ['an empty 403', () => new Response(null, { status: 403 })],
    ['the way to its sign-in page', () => new Response(null, { status: 302 })],
    ['invalid_token', () => Response.json({ error: 'invalid_token' }, { status: 401 })],
  ])(
    '%s to token and nobody alike is proof the second time, while the rest of the server works',
    async (_, refusal) => {
      const { answers, check, world } = await watched(network, false);
      answers((path) => (path.endsWith('verify_credentials') ? refusal() : undefined));
      expect(await check()).toBe('Anna: connected');
      expect(await check()).toBe('Anna: disconnected, revoked');
      world.forwardMs(DAY);
      answers(() => undefined);
      expect(await check()).toBe('Anna: connected');
    },
  );
});

describe('a server of one’s own that describes itself nowhere and shows a page to nobody', () => {
  const bare = (path: string) => {
    if (path === '/oauth/token') return Response.json({ error: 'unsupported_grant_type' }, { status: 400 });
    if (path.endsWith('verify_credentials')) return new Response(null, { status: 401 });
    return new Response(null, { status: 404 });
  };

  test('can be proved dead all the same, by the words of its token endpoint', async () => {
    const { answers, check } = await watched(custom, false, 'no');
    expect(await check()).toBe('Anna: connected');
    answers(bare);
    expect(await check()).toBe('Anna: connected');
    expect(await check()).toBe('Anna: disconnected, revoked');
  });

  test.each(EVERYTHING)('is not by %s for everything', async (_, everything) => {
    const { answers, check } = await watched(custom, false, 'no');
    expect(await check()).toBe('Anna: connected');
    answers(everything);
    for (let round = 0; round < 4; round += 1) expect(await check()).toBe('Anna: connected');
  });
});
