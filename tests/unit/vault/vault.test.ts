import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { RelinkDatabase } from '@/utils/db/database';
import { createStores } from '@/utils/db/stores';
import { createVault } from '@/utils/vault/vault';

let db: RelinkDatabase;
beforeEach(() => {
  db = new RelinkDatabase(`vault-${crypto.randomUUID()}`);
});
afterEach(() => db.delete());

const secret = {
  kind: 'grant',
  accessToken: 'at-visible',
  refreshToken: 'rt-visible',
  hosts: ['a.example'],
} as const;
const grant = { ...secret, hosts: [...secret.hosts] };

const open = () => {
  const stores = createStores(db);
  return { stores, vault: createVault(stores, stores) };
};

describe('vault', () => {
  test('gives back what was sealed, together with the hosts it may be sent to', async () => {
    const { vault } = open();
    await db.secrets.put(await vault.seal('login', grant));
    expect(await vault.openGrant('login')).toEqual(grant);
  });

  test('opens several grants with one read, and leaves out those that do not open', async () => {
    const { vault } = open();
    const broken = { ...(await vault.seal('b', grant)), id: 'moved' };
    await db.secrets.bulkPut([await vault.seal('a', grant), broken]);
    expect(await vault.openGrants(['a', 'moved', 'absent'])).toEqual(new Map([['a', grant]]));
  });

  test('nothing of a token is legible in the row', async () => {
    const { vault } = open();
    const row = await vault.seal('login', grant);
    expect(new TextDecoder('latin1').decode(row.ciphertext)).not.toContain('visible');
  });

  test('the same secret twice gives two different rows', async () => {
    const { vault } = open();
    const [a, b] = [await vault.seal('login', grant), await vault.seal('login', grant)];
    expect(new Uint8Array(a.ciphertext)).not.toEqual(new Uint8Array(b.ciphertext));
  });

  test('a row that is moved to another owner does not open', async () => {
    const { vault } = open();
    await db.secrets.put({ ...(await vault.seal('login', grant)), id: 'other' });
    await expect(vault.openGrant('other')).rejects.toMatchObject({ code: 'vault_unreadable' });
  });

  test('a row that was altered does not open', async () => {
    const { vault } = open();
    const row = await vault.seal('login', grant);
    const bytes = new Uint8Array(row.ciphertext);
    bytes[0] = (bytes[0] ?? 0) ^ 1;
    await db.secrets.put({ ...row, ciphertext: bytes.buffer });
    await expect(vault.openGrant('login')).rejects.toMatchObject({ code: 'vault_unreadable' });
  });

  test('an empty token is never sealed', async () => {
    const { vault } = open();
    await expect(vault.seal('login', { ...grant, accessToken: '' })).rejects.toMatchObject({
      code: 'malformed',
    });
  });

  test('the key cannot be exported', async () => {
    const key = await open().stores.expectKey();
    await expect(crypto.subtle.exportKey('raw', key)).rejects.toThrow();
  });

  test('two contexts that start at once share one key', async () => {
    const [a, b] = [open(), open()];
    await Promise.all([a.stores.expectKey(), b.stores.expectKey()]);
    expect(await db.keys.count()).toBe(1);
    await db.secrets.put(await a.vault.seal('login', grant));
    expect(await b.vault.openGrant('login')).toEqual(grant);
  });

  test('a login without tokens is gone, an app without a secret has none', async () => {
    const { vault } = open();
    await expect(vault.openGrant('nobody')).rejects.toMatchObject({ code: 'gone' });
    expect(await vault.openApp('nothing')).toBeNull();
  });
});
