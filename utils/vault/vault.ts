import * as v from 'valibot';
import { Failure } from '@/utils/core/failure';
import type { SecretRow } from '@/utils/db/rows';
import {
  type AppSecret,
  AppSecretSchema,
  type GrantSecret,
  GrantSecretSchema,
  type Secret,
  SecretSchema,
} from './secrets';

/** Where the vault gets its key. The passphrase of a later version unwraps it here. */
export interface KeyStore {
  readonly expectKey: () => Promise<CryptoKey>;
}

/** Where the sealed rows are. Writing is the caller's: a new token set goes into the transaction of its login. */
export interface SecretStore {
  readonly getSecret: (ownerId: string) => Promise<SecretRow | undefined>;
  readonly getSecrets: (ownerIds: readonly string[]) => Promise<readonly (SecretRow | undefined)[]>;
}

/** The only reader and writer of tokens and secrets. */
export interface Vault {
  /**
   * Encrypts for storage. The row is bound to its owner: moved to another one it does not open.
   * @throws Failure `malformed` for an empty token, which must never take the place of a real one
   */
  readonly seal: (ownerId: string, secret: Secret) => Promise<SecretRow>;
  /** @throws Failure `gone` when nothing is stored, `vault_unreadable` when it does not open */
  readonly openGrant: (loginId: string) => Promise<GrantSecret>;
  /** Several grants with one read. Those that are not stored or do not open are absent; `openGrant` says why. */
  readonly openGrants: (loginIds: readonly string[]) => Promise<ReadonlyMap<string, GrantSecret>>;
  /** @returns null when the app has no secret. @throws Failure `vault_unreadable` */
  readonly openApp: (appId: string) => Promise<AppSecret | null>;
}

/** 96 bits, the length that AES-GCM is specified for (NIST SP 800-38D §8.2); a new random one for each record. */
const IV_BYTES = 12;

export function createVault(keys: KeyStore, secrets: SecretStore): Vault {
  const open = async (row: SecretRow, key: CryptoKey): Promise<unknown> => {
    try {
      const plain = await crypto.subtle.decrypt(algorithm(row.iv, row.id), key, row.ciphertext);
      return JSON.parse(new TextDecoder().decode(plain));
    } catch {
      throw new Failure('vault_unreadable');
    }
  };
  return {
    seal: async (ownerId, secret) => {
      if (!v.is(SecretSchema, secret)) throw new Failure('malformed');
      const iv = crypto.getRandomValues(new Uint8Array(IV_BYTES));
      const plain = new TextEncoder().encode(JSON.stringify(secret));
      const ciphertext = await crypto.subtle.encrypt(algorithm(iv, ownerId), await keys.expectKey(), plain);
      return { id: ownerId, iv, ciphertext };
    },
    openGrant: async (loginId) => {
      const row = await secrets.getSecret(loginId);
      if (!row) throw new Failure('gone');
      return parse(GrantSecretSchema, await open(row, await keys.expectKey()));
    },
    openGrants: async (loginIds) => {
      const [rows, key] = await Promise.all([secrets.getSecrets(loginIds), keys.expectKey()]);
      const opened = new Map<string, GrantSecret>();
      const openOne = async (row: SecretRow) =>
        void opened.set(row.id, parse(GrantSecretSchema, await open(row, key)));
      await Promise.allSettled(rows.filter((row) => row !== undefined).map(openOne));
      return opened;
    },
    openApp: async (appId) => {
      const row = await secrets.getSecret(appId);
      return row ? parse(AppSecretSchema, await open(row, await keys.expectKey())) : null;
    },
  };
}

function algorithm(iv: Uint8Array<ArrayBuffer>, ownerId: string): AesGcmParams {
  return { name: 'AES-GCM', iv, additionalData: new TextEncoder().encode(ownerId) };
}

function parse<T>(schema: v.GenericSchema<unknown, T>, plain: unknown): T {
  const parsed = v.safeParse(schema, plain);
  if (!parsed.success) throw new Failure('vault_unreadable');
  return parsed.output;
}
