import { createHmac, randomBytes } from 'node:crypto';
import { nowSeconds } from '../core/clock.ts';
import { freshSecret } from '../core/secrets.ts';

export interface Claims {
  readonly scope: string;
  readonly sub: string;
  /** `did:web:` and the host of the server that issued the token. */
  readonly aud: string;
  readonly jti: string;
  readonly iat: number;
  readonly exp: number;
}

const key = randomBytes(32);

/** Issues a token that looks as a PDS makes it: signed, readable by anybody, good until it expires. */
export function issueJwt(
  claims: Pick<Claims, 'scope' | 'sub' | 'aud'> & { jti?: string },
  lifetime: number,
): string {
  const iat = nowSeconds();
  const type = claims.scope === REFRESH_SCOPE ? 'refresh+jwt' : 'at+jwt';
  const head = encode({ typ: type, alg: 'HS256' });
  const body = encode({ jti: freshSecret(), ...claims, iat, exp: iat + lifetime });
  return `${head}.${body}.${sign(`${head}.${body}`)}`;
}

/** The claims of a token that was signed here, or null. Its time is not looked at. */
export function readJwt(token: string | null): Claims | null {
  const [head = '', body = '', signature = ''] = (token ?? '').split('.');
  if (signature === '' || signature !== sign(`${head}.${body}`)) return null;
  // The signature proves that the shape is the one issued above.
  const claims: Claims = JSON.parse(Buffer.from(body, 'base64url').toString('utf8'));
  return claims;
}

/** What a session of an app password may do, and one of the main password. */
export const ACCESS_SCOPE = 'com.atproto.appPass';
export const MAIN_SCOPE = 'com.atproto.access';
export const REFRESH_SCOPE = 'com.atproto.refresh';

function encode(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}

function sign(text: string): string {
  return createHmac('sha256', key).update(text).digest('base64url');
}
