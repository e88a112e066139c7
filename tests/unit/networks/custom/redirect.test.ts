import { expect, test } from 'vitest';
import { ownRedirect } from '@/utils/networks/custom/redirect';

test('a slash at the end of an issuer makes no other redirect URI', async () => {
  const pathOf = (issuer: string) => ownRedirect.ofTyped({ issuer });
  expect(await pathOf('https://id.example.com/realm/')).toBe(await pathOf('https://id.example.com/realm'));
  expect(await pathOf('https://id.example.com/realm')).not.toBe(await pathOf('https://id.example.com/other'));
});
