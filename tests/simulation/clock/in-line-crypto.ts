import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';

/**
 * The part of WebCrypto that Relink uses, carried out in line. The ciphers are the same; the platform's own hands them to
 * other threads, whose answers come in an order that no seed can replay.
 */

const TAG_BYTES = 16;

interface InLineKey {
  readonly raw: Uint8Array;
}

interface Gcm {
  readonly iv: Uint8Array;
  readonly additionalData?: Uint8Array;
}

function bytesOf(data: ArrayBuffer | ArrayBufferView): Uint8Array {
  return ArrayBuffer.isView(data)
    ? new Uint8Array(data.buffer, data.byteOffset, data.byteLength)
    : new Uint8Array(data);
}

function bufferOf(bytes: Uint8Array): ArrayBuffer {
  const copy = new ArrayBuffer(bytes.byteLength);
  new Uint8Array(copy).set(bytes);
  return copy;
}

export const inLineSubtle = {
  digest: async (_algorithm: unknown, data: ArrayBuffer | ArrayBufferView) =>
    bufferOf(createHash('sha256').update(bytesOf(data)).digest()),
  generateKey: async (): Promise<InLineKey> => ({ raw: new Uint8Array(randomBytes(32)) }),
  encrypt: async ({ iv, additionalData }: Gcm, key: InLineKey, data: ArrayBuffer | ArrayBufferView) => {
    const cipher = createCipheriv('aes-256-gcm', key.raw, iv);
    if (additionalData) cipher.setAAD(additionalData);
    return bufferOf(Buffer.concat([cipher.update(bytesOf(data)), cipher.final(), cipher.getAuthTag()]));
  },
  decrypt: async ({ iv, additionalData }: Gcm, key: InLineKey, data: ArrayBuffer | ArrayBufferView) => {
    const sealed = bytesOf(data);
    const end = sealed.byteLength - TAG_BYTES;
    const decipher = createDecipheriv('aes-256-gcm', key.raw, iv);
    if (additionalData) decipher.setAAD(additionalData);
    decipher.setAuthTag(sealed.subarray(end));
    return bufferOf(Buffer.concat([decipher.update(sealed.subarray(0, end)), decipher.final()]));
  },
};
