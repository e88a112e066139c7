import type { RelinkDatabase } from './database';
import type { SecretRow } from './rows';

const KEY_ID = 'vault';

/** Sealed rows, and the key that opens them. The key cannot be exported: script can use it, not read it. */
export function createSecretStore(db: RelinkDatabase) {
  return {
    getSecret: (ownerId: string): Promise<SecretRow | undefined> => db.secrets.get(ownerId),

    /** Several at once, in the order of their owners; undefined where nothing is stored. */
    getSecrets: (ownerIds: readonly string[]): Promise<(SecretRow | undefined)[]> =>
      db.secrets.bulkGet([...ownerIds]),

    /** @returns the vault's key, made on first use; two contexts that ask at once get the same one */
    expectKey: async (): Promise<CryptoKey> => {
      const stored = await db.keys.get(KEY_ID);
      if (stored) return stored.key;
      const fresh = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, [
        'encrypt',
        'decrypt',
      ]);
      return db.transaction('rw', db.keys, async () => {
        const raced = await db.keys.get(KEY_ID);
        if (raced) return raced.key;
        await db.keys.add({ id: KEY_ID, key: fresh });
        return fresh;
      });
    },
  };
}
