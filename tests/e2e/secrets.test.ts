import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { startSandbox } from '../sandbox/sandbox.ts';
import { rows } from './harness/database.ts';
import { checkNow } from './harness/logins.ts';
import { connectAt, type PlaceName } from './harness/places.ts';
import { startRelink } from './harness/relink.ts';

const PLACES: readonly PlaceName[] = ['facebook', 'x', 'mastodon', 'bluesky', 'custom'];
const TABLES = [
  'apps',
  'logins',
  'profiles',
  'events',
  'flows',
  'leases',
  'alerts',
  'settings',
  'sweeps',
  'secrets',
  'endings',
  'pictures',
];

test('no token, secret or password lies legible in any store of the extension', async () => {
  const sandbox = await startSandbox();
  onTestFinished(() => sandbox.close());
  const userDataDir = await mkdtemp(join(tmpdir(), 'relink-secrets-'));
  onTestFinished(() => rm(userDataDir, { recursive: true, force: true, maxRetries: 5 }));
  const relink = await startRelink({ sandbox, userDataDir });
  const stage = { sandbox, relink };
  for (const place of PLACES) await connectAt(stage, place);
  await checkNow(relink);

  const { appPasswords } = sandbox.people.find(({ id }) => id === 'anna') ?? {};
  const typedSecrets = [sandbox.apps.facebook.clientSecret, appPasswords?.first ?? 'no password'];
  const issued = [...sandbox.issuedSecrets(), ...typedSecrets];
  expect(issued.length).toBeGreaterThan(8);
  const tables = await Promise.all(TABLES.map((table) => rows(relink.observer, table)));
  const local = await relink.observer.evaluate(async () =>
    JSON.stringify((await chrome.storage?.local?.get()) ?? {}),
  );
  const stored = JSON.stringify(tables) + local;
  for (const secret of issued)
    expect(stored.includes(secret), `a store holds ${secret.slice(0, 4)}…`).toBe(false);

  await relink.close();
  const bytes = await filesOf(join(userDataDir, 'Default', 'IndexedDB'));
  for (const secret of issued) {
    const legible = bytes.includes(Buffer.from(secret)) || bytes.includes(Buffer.from(secret, 'utf16le'));
    expect(legible, `IndexedDB's files hold ${secret.slice(0, 4)}…`).toBe(false);
  }
});

async function filesOf(folder: string): Promise<Buffer> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile() && entry.parentPath.includes('chrome-extension_'));
  return Buffer.concat(await Promise.all(files.map((file) => readFile(join(file.parentPath, file.name)))));
}
