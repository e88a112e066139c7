import * as v from 'valibot';
import { expect, test } from 'vitest';
import { optionalTexts } from '@/utils/networks/shared/schemas';

test('a list of texts is cut, and what is no short text is left out of it', () => {
  const endless = Array.from({ length: 1000 }, (_, index) => `scope-${index}`);
  expect(v.parse(optionalTexts, endless)).toEqual(endless.slice(0, 300));
  expect(v.parse(optionalTexts, ['read', 7, '', null, 'a'.repeat(1000)])).toEqual(['read']);
  expect(v.parse(optionalTexts, 'read')).toBeNull();
});
