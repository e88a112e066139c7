import { expect, it } from 'vitest';
import { isInstalled } from '../../scripts/installed.mjs';

const wanted = {
  packages: {
    '': { version: '0.1.0' },
    'node_modules/dexie': { version: '4.4.7' },
    'node_modules/@rolldown/binding-darwin-arm64': { version: '1.0.0', optional: true },
  },
};

it('wants an installation where there is none', () => {
  expect(isInstalled(wanted, null)).toBe(false);
});

it('is content without the optional packages of other platforms', () => {
  expect(isInstalled(wanted, { packages: { 'node_modules/dexie': { version: '4.4.7' } } })).toBe(true);
});

it('wants an installation when a version differs', () => {
  expect(isInstalled(wanted, { packages: { 'node_modules/dexie': { version: '4.4.6' } } })).toBe(false);
});
