import fc from 'fast-check';
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
  ['unknown token a1b2c3:d4e5f6:a7b8c9:d0e1f2', 'unknown token …'],
  ['123|Jx5pQbTzKwLmNoRs is revoked', '… is revoked'],
  ['"ya29!abcdef%20ghijkl$mnop"', '"…"'],
  ['no ZAYjaBDUCmlKUplmOBmDgdhHzDeqsYtlLabcdefghijk', 'no …'],
])('leaves out what looks like a token: %s', (text, expected) => {
  expect(providerWords(text)).toBe(expected);
});

test('bounds the length', () => {
  expect(providerWords('no '.repeat(1000)).length).toBe(200);
});

test('lets no token of any alphabet through, wherever it stands', () => {
  const symbols = [...'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~+/=:|!$&*@#%'];
  const token = fc
    .string({ unit: fc.constantFrom(...symbols), minLength: 20, maxLength: 300 })
    .filter((text) => /\d/.test(text));
  const words = fc.constantFrom('', 'Token ', 'token="', 'The access token (', '[', '…');
  fc.assert(
    fc.property(words, token, words, (before, secret, after) => {
      expect(providerWords(`${before}${secret} ${after}`)).not.toContain(secret.slice(0, 20));
    }),
  );
});

test('takes hardly longer for a text a hundred times as long', () => {
  const hostile = ['a', 'a ', '1', 'aaaaaaaaaaaaaaa ', '='];
  for (const part of hostile) {
    const [short, long] = [part.repeat(10_000), part.repeat(1_000_000)];
    const ratio = fastest(() => providerWords(long)) / fastest(() => providerWords(short));
    // Quadratic patterns took ten thousand times as long.
    expect(ratio).toBeLessThan(100);
  }
});

/** The fastest of some runs, in milliseconds, so that a busy machine does not tell. */
function fastest(run: () => unknown): number {
  const times = Array.from({ length: 7 }, () => {
    const start = performance.now();
    for (let again = 0; again < 20; again += 1) run();
    return performance.now() - start;
  });
  return Math.min(...times);
}
