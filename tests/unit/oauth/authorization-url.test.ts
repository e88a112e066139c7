import { expect, test } from 'vitest';
import type { AuthorizationPlan } from '@/utils/networks/access';
import type { App } from '@/utils/networks/network';
import { authorizationRequest } from '@/utils/oauth/authorization-url';
import { isOfAnotherSignIn } from '@/utils/oauth/id-token';
import { tokenAnswer } from '@/utils/oauth/token-answer';
import { testNetwork } from '../world/network';

const plan: AuthorizationPlan = {
  responseType: 'code',
  scopes: ['openid', 'profile'],
  scopeSeparator: ' ',
  clientAuthentication: 'none',
  params: {},
};
const endpoints = { issuer: 'https://net.example', authorization_endpoint: 'https://net.example/a' };

async function askedFor(changes: Partial<AuthorizationPlan>, more: object = {}) {
  const app: App = {
    clientId: 'relink',
    clientSecret: null,
    settings: {},
    endpoints: { ...endpoints, ...more },
  };
  const request = await authorizationRequest(
    app,
    { ...plan, ...changes },
    'https://relink.chromiumapp.org/x',
  );
  return { ...request, params: new URL(request.url).searchParams };
}

test.each([{}, { code_challenge_methods_supported: [] }, { code_challenge_methods_supported: ['plain'] }])(
  'every code is protected by PKCE S256, whatever the server says of itself (%#)',
  async (more) => {
    const { verifier, params } = await askedFor({}, more);
    expect(verifier).not.toBeNull();
    expect(params.get('code_challenge_method')).toBe('S256');
    expect(params.get('code_challenge')).not.toBe(verifier);
  },
);

test('each request has a state, a verifier and a challenge of its own', async () => {
  const [one, two] = [await askedFor({}), await askedFor({})];
  expect(one.params.get('state')).toBe(one.state);
  expect(one.state.length).toBeGreaterThan(20);
  expect(one.state).not.toBe(two.state);
  expect(one.verifier).not.toBe(two.verifier);
  expect(one.params.get('code_challenge')).not.toBe(two.params.get('code_challenge'));
});

test('scopes are separated as the network wants it', async () => {
  expect((await askedFor({ scopes: ['a', 'b'] })).params.get('scope')).toBe('a b');
  expect((await askedFor({ scopes: ['a', 'b'], scopeSeparator: ',' })).params.get('scope')).toBe('a,b');
  expect((await askedFor({ scopes: [] })).params.has('scope')).toBe(false);
});

test('the implicit flow has no code to protect', async () => {
  const { verifier, params } = await askedFor({ responseType: 'token' });
  expect([verifier, params.get('code_challenge')]).toEqual([null, null]);
});

test('a nonce goes with openid, a fresh one each time, and with nothing else', async () => {
  const [one, two] = [await askedFor({}), await askedFor({})];
  expect(one.params.get('nonce')).toBe(one.nonce);
  expect(one.nonce).not.toBe(two.nonce);
  expect((await askedFor({ scopes: ['profile'] })).params.has('nonce')).toBe(false);
});

test('an ID token with another nonce belongs to another sign-in; one without says nothing', () => {
  const idToken = (claims: object) => `e30.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.s`;
  expect(isOfAnotherSignIn(idToken({ nonce: 'theirs' }), 'ours')).toBe(true);
  for (const token of [idToken({ nonce: 'ours' }), idToken({ sub: 'anna' }), 'rubbish', 7, undefined])
    expect(isOfAnotherSignIn(token, 'ours')).toBe(false);
});

test('tokens that come with such an ID token are not taken', async () => {
  const idToken = `e30.${Buffer.from(JSON.stringify({ nonce: 'theirs' })).toString('base64url')}.s`;
  const answered = (nonce: string) => {
    const response = Response.json({ access_token: 'a', token_type: 'bearer', id_token: idToken });
    return tokenAnswer(
      testNetwork,
      'exchange',
      'https://net.example/t',
      response,
      [],
      async () => ({}),
      nonce,
    );
  };
  await expect(answered('ours')).rejects.toMatchObject({ code: 'state_mismatch' });
  await expect(answered('theirs')).resolves.toMatchObject({ access_token: 'a' });
});
