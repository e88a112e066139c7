import { expect, test } from 'vitest';
import { Failure, type FailureDetail } from '@/utils/core/failure';
import type { App, AuthorizationPlan } from '@/utils/networks/network';
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
  redirectUri: 'https://relink.chromiumapp.org/x',
};
const plan: AuthorizationPlan = {
  responseType: 'code',
  scopes: [],
  scopeSeparator: ' ',
  pkce: true,
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
])('believes nothing of an answer with %s', (_, query) => {
  expect(failureOf(query).code).toBe('doubled_answer');
});

test('takes one code, with Meta’s ending behind it', () => {
  expect(read(`?${state}&code=a#_=_`)).toMatchObject({ kind: 'code' });
});
