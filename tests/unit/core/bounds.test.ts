import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cut } from '@/utils/core/bounds';

test('cuts to the length, and never through a character', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.integer({ min: 1, max: 40 }), (text, longest) => {
      const left = cut(text, longest);
      expect(left.length).toBeLessThanOrEqual(longest);
      expect(text.startsWith(left)).toBe(true);
      expect(left.isWellFormed()).toBe(true);
    }),
  );
  expect(cut('🥐🥐', 3)).toBe('🥐');
});
