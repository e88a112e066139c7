import { describe, expect, test } from 'vitest';
import { differentialProof } from '@/utils/checks/differential-proof';
import { MINUTE } from '@/utils/core/time';
import type { Fetch } from '@/utils/http/transport';
import { diagnosis, Refusal } from '@/utils/networks/answers';
import type { Session } from '@/utils/networks/network';
import { html } from '../networks/answer';
import { SERVER, testNetwork } from '../world/network';

const NOW = Date.UTC(2026, 10, 22);
const session: Session = {
  place: { server: SERVER, app: null },
  accessToken: 'at-1',
  refreshToken: null,
  accountId: 'anna',
  grantedAt: NOW,
};
const page = (status: number, body = 'no') => new Response(body, { status });
const redirect = () => new Response(null, { status: 302, headers: { location: 'https://proxy.example' } });

interface Answers {
  readonly mine: () => Response;
  readonly anybody?: () => Response;
  readonly open: () => Response;
}

/** What the proof makes of a server that answers so. */
async function verdictOf({ mine, anybody = mine, open }: Answers) {
  const fetch: Fetch = async (url, init) => {
    if (url.endsWith('/about')) return open();
    return new Headers(init?.headers).has('authorization') ? mine() : anybody();
  };
  const refusal = new Refusal(diagnosis({ kind: 'mute' }), html(403));
  const verdict = await differentialProof(testNetwork, session, fetch, fetch, refusal, NOW);
  return verdict;
}

async function proofOf(answers: Answers) {
  return (await verdictOf(answers)).kind;
}

const well = () => Response.json({ software: 'testnet' });

describe('the differential proof', () => {
  test.each([
    ['the same refusal', { mine: () => page(403), open: well }],
    ['an empty one', { mine: () => page(422, ''), open: well }],
    ['a way to the sign-in page', { mine: redirect, open: well }],
  ])('holds for %s, with and without the token, while the public call works', async (_, answers) => {
    expect(await proofOf(answers)).toBe('dead');
  });

  test.each<[string, Answers]>([
    ['a firewall’s page for everything', { mine: () => page(403), open: () => page(403) }],
    ['a firewall’s page that calls itself a success', { mine: () => page(403), open: () => page(200) }],
    ['a proxy’s way to its sign-in for everything', { mine: redirect, open: redirect }],
    ['a 401 page for everything', { mine: () => page(401), open: () => page(401) }],
    ['a portal’s page', { mine: () => page(200), open: () => page(200) }],
    [
      'another answer to the token',
      { mine: () => page(403, 'a'), anybody: () => page(403, 'b'), open: well },
    ],
    ['another status', { mine: () => page(403), anybody: () => page(401), open: well }],
    ['a refusal against a redirect', { mine: () => page(403, ''), anybody: redirect, open: well }],
    ['a timeout of the server', { mine: () => page(408), open: well }],
    ['a rate limit', { mine: () => page(429), open: well }],
    ['an outage', { mine: () => page(503), open: well }],
    ['a success', { mine: () => page(200), open: well }],
  ])('does not hold for %s', async (_, answers) => {
    expect(await proofOf(answers)).toBe('unknown');
  });

  test('is out of reach where a network has no such calls', async () => {
    const { differential: _, ...network } = testNetwork;
    const refusal = new Refusal(diagnosis({ kind: 'mute' }), html(403));
    const fetch: Fetch = () => Promise.reject(new Error('nothing may be asked'));
    const verdict = await differentialProof(network, session, fetch, fetch, refusal, NOW);
    expect(verdict).toMatchObject({ kind: 'unknown', reason: 'unconfirmed' });
  });

  test.each<[string, Answers]>([
    ['the public call', { mine: () => page(403), open: () => wait() }],
    ['the call with the token', { mine: () => wait(), open: well }],
    ['the call without it', { mine: () => page(403), anybody: () => wait(), open: well }],
  ])('hears a server that asks for a pause in answer to %s', async (_, answers) => {
    expect(await verdictOf(answers)).toMatchObject({
      kind: 'unknown',
      reason: 'rate_limited',
      retryAt: NOW + 2 * MINUTE,
    });
  });
});

const wait = () => new Response('', { status: 429, headers: { 'retry-after': '120' } });
