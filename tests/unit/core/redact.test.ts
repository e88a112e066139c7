import fc from 'fast-check';
import { expect, test } from 'vitest';
import { redactor } from '@/utils/core/redact';

const secret = fc.string({ unit: 'binary', minLength: 6, maxLength: 300 });

/** How a server may write down what it was sent. */
const WAYS: readonly ((secret: string) => string)[] = [
  (text) => text,
  (text) => encodeURIComponent(text.toWellFormed()),
  (text) => encodeURIComponent(text.toWellFormed()).replace(/%../g, (part) => part.toLowerCase()),
  (text) => new URLSearchParams({ '': text }).toString().slice(1),
  (text) => Buffer.from(text).toString('base64'),
  (text) => Buffer.from(text).toString('base64url'),
];

test('lets no secret through, of whatever shape and however it was written down', () => {
  fc.assert(
    fc.property(secret, fc.constantFrom(...WAYS), fc.string(), fc.string(), (value, way, before, after) => {
      const written = way(value);
      const left = redactor([value])(`${before}${written}${after}`);
      expect(left.includes(written) && !before.includes(written) && !after.includes(written)).toBe(false);
    }),
  );
});

test('leaves other words as they are', () => {
  const redact = redactor(['hunter22', null, undefined, '', 'abc']);
  expect(redact('The password hunter22 is wrong, abc')).toBe('The password … is wrong, abc');
  expect(redactor([])('invalid_grant')).toBe('invalid_grant');
});

test('takes the longer of two secrets first, so that no rest of it stays', () => {
  expect(redactor(['secret', 'secret-of-anna'])('no secret-of-anna')).toBe('no …');
});
