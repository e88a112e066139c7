import { expect, test } from 'vitest';
import type { AuthorizationPlan } from '@/utils/networks/access';
import { Refusal } from '@/utils/networks/answers';
import type { App } from '@/utils/networks/network';
import { authorizationRequest } from '@/utils/oauth/authorization-url';
import { clientSecrets } from '@/utils/oauth/client';
import { exchangeCode } from '@/utils/oauth/exchange';
import { readRedirect } from '@/utils/oauth/redirect';
import { testNetwork } from '../world/network';

const REDIRECT = 'https://relink.chromiumapp.org/testnet';
const app: App = {
  clientId: 'relink',
  clientSecret: null,
  settings: {},
  endpoints: {
    issuer: 'https://net.example',
    authorization_endpoint: 'https://net.example/authorize',
    token_endpoint: 'https://net.example/token',
  },
};
const plan: AuthorizationPlan = {
  responseType: 'code',
  scopes: ['openid'],
  scopeSeparator: ' ',
  clientAuthentication: 'none',
  params: {},
};
const GOOD = { access_token: 'at-1', token_type: 'bearer' };

/** A sign-in from the consent page to tokens, at a server that answers the exchange like this. */
async function exchange(answer: (nonce: string | null) => object, status = 200) {
  const request = await authorizationRequest(app, plan, REDIRECT);
  const redirect = readRedirect(`${REDIRECT}?code=c&state=${request.state}`, request, app, plan);
  if (redirect.kind !== 'code') throw new Error('a code comes back');
  const bodies: URLSearchParams[] = [];
  const tokens = exchangeCode(testNetwork, app, plan, request, redirect.params, async (_, init) => {
    bodies.push(new URLSearchParams(String(init?.body)));
    return Response.json(answer(request.nonce), { status });
  });
  return { tokens, bodies, request };
}

const idToken = (claims: object) => `e30.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.s`;

test('the code is exchanged with the verifier of this sign-in, at its own redirect URI', async () => {
  const { tokens, bodies, request } = await exchange(() => GOOD);
  expect(await tokens).toMatchObject({ access_token: 'at-1' });
  expect(Object.fromEntries(bodies[0] ?? [])).toMatchObject({
    grant_type: 'authorization_code',
    code: 'c',
    code_verifier: request.verifier,
    redirect_uri: REDIRECT,
  });
});

test('an ID token of another sign-in is refused, that of this one is taken', async () => {
  const own = await exchange((nonce) => ({ ...GOOD, id_token: idToken({ nonce }) }));
  expect(await own.tokens).toMatchObject({ access_token: 'at-1' });
  const other = await exchange(() => ({ ...GOOD, id_token: idToken({ nonce: 'theirs' }) }));
  await expect(other.tokens).rejects.toMatchObject({ code: 'state_mismatch' });
});

test.each(['access_token', 'refresh_token'])('a %s that is longer than any is refused', async (name) => {
  const { tokens } = await exchange(() => ({ ...GOOD, [name]: 'a'.repeat(20_000) }));
  await expect(tokens).rejects.toMatchObject({ code: 'malformed' });
});

test('an error that calls itself a success is a refusal, and anything else that is none is unreadable', async () => {
  const refused = await exchange(() => ({ error: 'invalid_grant' }));
  await expect(refused.tokens).rejects.toBeInstanceOf(Refusal);
  const odd = await exchange(() => ({ token: 'at-1' }));
  await expect(odd.tokens).rejects.toMatchObject({ code: 'malformed' });
});

test('a secret is known in each form in which a request may carry it', () => {
  const told = clientSecrets({ ...app, clientId: 'a b', clientSecret: 'p:q' });
  expect(told).toEqual(['p:q', 'a b:p:q', 'a+b:p%3Aq']);
  expect(clientSecrets(app)).toEqual([]);
});
