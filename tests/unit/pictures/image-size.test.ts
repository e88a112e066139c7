import fc from 'fast-check';
import { expect, test } from 'vitest';
import { imageSize } from '@/utils/pictures/image-size';
import { png } from '../../sandbox/world/png';

const bytes = (...parts: readonly (string | readonly number[])[]) =>
  new Uint8Array(
    parts.flatMap((part) => (typeof part === 'string' ? [...Buffer.from(part, 'latin1')] : part)),
  );
const zeros = (count: number) => Array.from({ length: count }, () => 0);

test.each([
  ['PNG', new Uint8Array(png(96, '#1f6feb')), 96, 96],
  ['GIF', bytes('GIF89a', [0x20, 0x03, 0x58, 0x02], zeros(8)), 800, 600],
  ['WebP, lossy', bytes('RIFF', zeros(4), 'WEBPVP8 ', zeros(10), [0x90, 0x01, 0x2c, 0x01]), 400, 300],
  ['WebP, lossless', bytes('RIFF', zeros(4), 'WEBPVP8L', zeros(4), [0x2f, 0x8f, 0xc1, 0x4a, 0x00]), 400, 300],
  ['WebP, extended', bytes('RIFF', zeros(4), 'WEBPVP8X', zeros(8), [0x8f, 1, 0, 0x2b, 1, 0]), 400, 300],
  [
    'WebP, lossy and scaled',
    bytes('RIFF', zeros(4), 'WEBPVP8 ', zeros(10), [0x90, 0x41, 0x2c, 0x81]),
    400,
    300,
  ],
  ['PNG in the middle of other bytes', bytes(zeros(7), [...png(96, '#1f6feb')]).subarray(7), 96, 96],
  [
    'JPEG behind other segments',
    bytes([
      0xff, 0xd8, 0xff, 0xe0, 0, 4, 1, 1, 0xff, 0xc4, 0, 3, 9, 0xff, 0xc2, 0, 17, 8, 1, 0x2c, 1, 0x90, 3,
    ]),
    400,
    300,
  ],
])('reads the size of a %s', (_, image, width, height) => {
  expect(imageSize(image)).toEqual({ width, height });
});

test.each([
  ['an SVG', bytes('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>')],
  ['a page', bytes('<!doctype html><title>Sign in</title>')],
  ['nothing', bytes()],
  ['a PNG cut short', new Uint8Array(png(96, '#1f6feb')).slice(0, 12)],
  ['a JPEG without a frame', bytes([0xff, 0xd8, 0xff, 0xe0, 0, 4, 1, 1])],
])('%s is no picture', (_, image) => {
  expect(imageSize(image)).toBeNull();
});

test('comes to an end with whatever bytes, also behind the mark of a picture', () => {
  const marks = [bytes(), bytes([0xff, 0xd8]), bytes('GIF8'), bytes('RIFF0000WEBP')];
  fc.assert(
    fc.property(fc.constantFrom(...marks), fc.uint8Array({ maxLength: 400 }), (mark, rest) => {
      const size = imageSize(new Uint8Array([...mark, ...rest]));
      expect(size === null || size.width >= 0).toBe(true);
    }),
  );
});
