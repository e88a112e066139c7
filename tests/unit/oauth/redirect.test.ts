import { expect, test } from 'vitest';
import { Failure, type FailureDetail } from '@/utils/core/failure';
import type { AuthorizationPlan } from '@/utils/networks/access';
import type { App } from '@/utils/networks/network';
import { readRedirect } from '@/utils/oauth/redirect';

const app: App = {
  clientId: 'relink',
  clientSecret: 'correct-horse-battery',
  endpoints: { issuer: 'https://net.example' },
  settings: {},
};
const request = {
  url: 'https://net.example/authorize',
  state: 'state-of-anna',
  verifier: 'verifier-of-anna',
  nonce: null,
  redirectUri: 'https://relink.chromiumapp.org/x',
};
const plan: AuthorizationPlan = {
  responseType: 'code',
  scopes: [],
  scopeSeparator: ' ',
  clientAuthentication: 'none',
  params: {},
};
const state = 'state=state-of-anna';

const read = (query: string, responseType: AuthorizationPlan['responseType'] = 'code') =>
  readRedirect(`${request.redirectUri}${query}`, request, app, { ...plan, responseType });

function failureOf(query: string, responseType?: AuthorizationPlan['responseType']): Failure {
  try {
    read(query, responseType);
  } catch (error) {
    if (error instanceof Failure) return error;
    throw error;
  }
  throw new Error('the redirect was accepted');
}

const detailOf = (query: string): FailureDetail => failureOf(query).detail;

test('keeps of an error its words, without what was sent', () => {
  const words = 'state-of-anna%20verifier-of-anna%20correct-horse-battery%20is%20wrong';
  expect(detailOf(`?${state}&error=server_error&error_description=${words}`)).toEqual({
    providerCode: 'server_error',
    providerText: '… … … is wrong',
  });
});

test('takes no redirect without an end, and no token without one', () => {
  const endless = 'a'.repeat(1_000_000);
  expect(failureOf(`?${state}&code=${endless}`).code).toBe('provider_error');
  expect(failureOf(`#${state}&access_token=${'a'.repeat(20_000)}`, 'token').code).toBe('provider_error');
  expect(detailOf(`?${state}&error=${'a '.repeat(20_000)}`).providerCode?.length).toBeLessThanOrEqual(200);
});

test.each([
  ['two codes', `?${state}&code=a&code=b`],
  ['two states', `?${state}&state=other&code=a`],
  ['two issuers', `?${state}&code=a&iss=https://net.example&iss=https://other.example`],
  ['one of two codes in the fragment', `?${state}&code=a#code=b`],
  ['two errors', `?${state}&error=access_denied&error=server_error`],
  ['two access tokens', `#${state}&access_token=a&access_token=b`],
])('believes nothing of an answer with %s', (_, query) => {
  expect(failureOf(query).code).toBe('doubled_answer');
});

test.each([
  ['another state', '?state=state-of-ben&code=a'],
  ['no state', '?code=a'],
  ['an error and another state', '?state=state-of-ben&error=access_denied'],
])('an answer with %s is of another sign-in', (_, query) => {
  expect(failureOf(query).code).toBe('state_mismatch');
});

test('only access_denied is the person’s own no', () => {
  expect(failureOf(`?${state}&error=access_denied`).code).toBe('refused_by_person');
  expect(failureOf(`?${state}&error=invalid_scope`).code).toBe('provider_error');
});

test('takes one code, with Meta’s ending behind it', () => {
  expect(read(`?${state}&code=a#_=_`)).toMatchObject({ kind: 'code' });
});

test('takes no answer that came back to the address of another server', () => {
  const elsewhere = `https://relink.chromiumapp.org/custom/0123456789abcdef?${state}&code=c`;
  expect(() => readRedirect(elsewhere, request, app, plan)).toThrow(new Failure('state_mismatch'));
  const stranger = `https://stranger.chromiumapp.org/x?${state}&code=c`;
  expect(() => readRedirect(stranger, request, app, plan)).toThrow(new Failure('state_mismatch'));
});

const issuerOf = (query: string, changes: Partial<App>) => {
  const href = `${request.redirectUri}?${state}&code=c&iss=${encodeURIComponent(query)}`;
  return readRedirect(href, request, { ...app, ...changes }, plan);
};

test('a slash at the end of an issuer makes no other server', () => {
  expect(issuerOf('https://net.example/', {}).kind).toBe('code');
  const endpoints = { issuer: 'https://net.example/realm/' };
  expect(issuerOf('https://net.example/realm', { endpoints }).kind).toBe('code');
  expect(() => issuerOf('https://net.example/other', { endpoints })).toThrow(
    new Failure('issuer_mismatch', { host: 'net.example' }),
  );
});

test('a server whose endpoints were typed by hand may name any issuer of its own host, and no other', () => {
  const byHand = {
    endpoints: { issuer: 'https://net.example', authorization_endpoint: 'https://net.example/a/authorize' },
    issuerIsGuess: true,
  } as const;
  expect(issuerOf('https://net.example/realms/acme', byHand).kind).toBe('code');
  for (const other of ['https://evil.example/realms/acme', 'https://net.example.evil.example', 'rubbish'])
    expect(() => issuerOf(other, byHand)).toThrow('issuer_not_typed');
  expect(() => issuerOf('https://net.example/realms/acme', { endpoints: byHand.endpoints })).toThrow(
    'issuer_mismatch',
  );
});
