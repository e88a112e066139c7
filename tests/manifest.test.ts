import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

/**
 * What the built extension may do, and why. Looks at what is shipped, so it runs after both builds
 * (`npm run build && npm run build:e2e`).
 */
const OUTPUT = resolve(import.meta.dirname, '../.output');
const PRODUCTION = join(OUTPUT, 'chrome-mv3');
const END_TO_END = join(OUTPUT, 'chrome-mv3-e2e');

const PERMISSIONS: Readonly<Record<string, string>> = {
  alarms: 'wakes the worker for the next check',
  identity: 'opens the consent page of a network and brings its answer back',
  notifications: 'tells that a profile was disconnected while no window of Relink is open',
  offscreen: 'a renewal that has begun outlives the worker, so that no single-use token is lost',
  unlimitedStorage: 'history and tokens are not thrown away when the disk runs low',
};

const OPTIONAL_HOSTS: Readonly<Record<string, string>> = {
  'https://*/*':
    'one host at a time is asked for, in the click that connects a network or a server that the person names',
  'http://localhost/*': 'a server on the same computer, for trying things out',
  'http://127.0.0.1/*': 'the same by its address',
};

const CONTENT_SECURITY_POLICY: Readonly<Record<string, string>> = {
  "default-src 'none'": 'what is not named below is not needed',
  "script-src 'self'": 'no remote code',
  "style-src 'self'": 'style sheets of the extension only',
  "img-src 'self' data: blob:":
    'a page asks nobody for a picture: avatars were loaded by the worker and come from the database',
  'connect-src https: http://localhost:* http://127.0.0.1:*':
    'any server that a person may name; plain http on this computer only',
  "base-uri 'none'": 'not used',
  "form-action 'none'": 'forms are read by scripts, never sent',
  "frame-ancestors 'none'": 'nobody may frame a page with Reconnect buttons',
};

/** Keys that give no power by themselves. A new one has to be looked at before it is added here. */
const HARMLESS_KEYS = [
  'manifest_version',
  'name',
  'description',
  'version',
  'icons',
  'key',
  'minimum_chrome_version',
  'action',
  'background',
  'browser_specific_settings',
];

type Manifest = Record<string, unknown>;

function manifestOf(folder: string): Manifest {
  return JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8'));
}

/** The digest of every file but the manifest, by name. */
function digestsOf(folder: string): Record<string, string> {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name !== 'manifest.json')
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)));
  return Object.fromEntries(
    names.toSorted().map((name) => [
      name,
      createHash('sha256')
        .update(readFileSync(join(folder, name)))
        .digest('hex'),
    ]),
  );
}

describe('the production manifest', () => {
  const manifest = manifestOf(PRODUCTION);

  it('asks for the permissions that have a reason, and no more', () => {
    expect(manifest.permissions).toEqual(Object.keys(PERMISSIONS));
  });

  it('has no host at install, and asks for hosts when they are needed', () => {
    expect(manifest).not.toHaveProperty('host_permissions');
    expect(manifest.optional_host_permissions).toEqual(Object.keys(OPTIONAL_HOSTS));
  });

  it('keeps its pages from loading, sending and being framed beyond need', () => {
    expect(manifest.content_security_policy).toEqual({
      extension_pages: Object.keys(CONTENT_SECURITY_POLICY).join('; '),
    });
  });

  it('opens no other door: no content scripts, no pages for others, no messages from others', () => {
    const known = [...HARMLESS_KEYS, 'permissions', 'optional_host_permissions', 'content_security_policy'];
    expect(Object.keys(manifest).filter((key) => !known.includes(key))).toEqual([]);
    expect(manifest.manifest_version).toBe(3);
  });

  it('names icons that exist', () => {
    const named = JSON.stringify([manifest.icons, manifest.action]).match(/icons\/[\w-]+\.png/g) ?? [];
    expect(named).toHaveLength(8);
    expect(Object.keys(digestsOf(PRODUCTION))).toEqual(expect.arrayContaining(named));
  });
});

describe('the end-to-end build', () => {
  it('differs from the production build by having its hosts granted, and by nothing else', () => {
    const { optional_host_permissions: hosts, ...rest } = manifestOf(PRODUCTION);
    expect(manifestOf(END_TO_END)).toEqual({ ...rest, host_permissions: hosts });
    expect(digestsOf(END_TO_END)).toEqual(digestsOf(PRODUCTION));
  });
});
