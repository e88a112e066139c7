import { X509Certificate } from 'node:crypto';
import { generate } from 'selfsigned';
import { sha256 } from './secrets.ts';

export interface Certificate {
  readonly cert: string;
  readonly key: string;
  /** What `--ignore-certificate-errors-spki-list` takes. */
  readonly spki: string;
}

/** Makes a certificate for all played hosts; its key never leaves this process. */
export async function freshCertificate(hosts: readonly string[]): Promise<Certificate> {
  const made = await generate([{ name: 'commonName', value: 'Relink sandbox' }], {
    keyType: 'ec',
    curve: 'P-256',
    algorithm: 'sha256',
    extensions: [
      { name: 'basicConstraints', cA: false },
      { name: 'keyUsage', digitalSignature: true },
      { name: 'extKeyUsage', serverAuth: true },
      { name: 'subjectAltName', altNames: hosts.map((value) => ({ type: 2 as const, value })) },
    ],
  });
  const spki = new X509Certificate(made.cert).publicKey.export({ type: 'spki', format: 'der' });
  return { cert: made.cert, key: made.private, spki: sha256(spki, 'base64') };
}
