import { expect, test } from 'vitest';
import { providerWords } from '@/utils/core/provider-words';

test.each([
  'invalid_grant',
  'AuthFactorTokenRequired',
  'unsupported-authentication',
  '190',
  'The access token was revoked',
  'AADSTS50126: Error validating credentials.',
])('leaves %s as it is', (text) => {
  expect(providerWords(text)).toBe(text);
});

test.each([
  ['Token ZA-Yj3aBD8U8Cm7lKUp-lm9O9BmDgdhHzDeqsY8tlL0 not found', 'Token … not found'],
  ['bad eyJhbGciOiJFUzI1NiJ9.eyJzdWIiOiJkaWQifQ.c2lnbmF0dXJl1', 'bad …'],
  ['code=ab12cd34ef56ab12cd34ef56', '…'],
])('leaves out what looks like a token: %s', (text, expected) => {
  expect(providerWords(text)).toBe(expected);
});

test('bounds the length', () => {
  expect(providerWords('no '.repeat(1000)).length).toBe(200);
});
