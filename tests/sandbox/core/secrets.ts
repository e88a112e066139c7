import { createHash, randomBytes } from 'node:crypto';

/** A token or code that nobody can guess, with a prefix that tells a reader what it is. */
export function freshSecret(prefix = '', bytes = 24): string {
  return `${prefix}${randomBytes(bytes).toString('base64url')}`;
}

/** SHA-256 as PKCE (RFC 7636 §4.2) and key pins want it. */
export function sha256(value: string | Buffer, encoding: 'base64' | 'base64url'): string {
  return createHash('sha256').update(value).digest(encoding);
}

/** Whether a verifier fits the challenge that was sent earlier; without a challenge there is nothing to fit. */
export function fitsChallenge(
  verifier: string | null,
  challenge: string | null,
  method: string | null,
): boolean {
  if (challenge === null) return true;
  if (verifier === null) return false;
  return (method === 'S256' ? sha256(verifier, 'base64url') : verifier) === challenge;
}
