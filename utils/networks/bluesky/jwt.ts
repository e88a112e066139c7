import * as v from 'valibot';
import { SECOND } from '@/utils/core/time';
import { localMoment } from '@/utils/networks/shared/clocks';
import { optionalWords } from '@/utils/networks/shared/schemas';

const moment = v.fallback(v.nullable(v.pipe(v.number(), v.minValue(1), v.maxValue(8_640_000_000_000))), null);
const claims = v.object({ exp: moment, iat: moment, scope: optionalWords });

/** What Relink reads of a token. The signature is the server's own business; these are dates and a word. */
export interface TokenFacts {
  /** When it ends by this computer's clock (milliseconds since the epoch); null where it names no end. */
  readonly endsAt: number | null;
  /** `com.atproto.access` for the main password, `com.atproto.appPass` for an app password; null where it names none. */
  readonly scope: string | null;
}

/**
 * Reads a token that has just been issued: its birth tells what the server's clock showed.
 * @returns facts that are all null for anything that is no JWT
 */
export function readJwt(token: string, now: number): TokenFacts {
  const parsed = v.safeParse(claims, decodeJson(token.split('.')[1] ?? ''));
  if (!parsed.success) return { endsAt: null, scope: null };
  const { exp, iat, scope } = parsed.output;
  const issuedAt = iat === null ? null : iat * SECOND;
  return { endsAt: exp === null ? null : localMoment(exp * SECOND, issuedAt, now), scope };
}

function decodeJson(base64url: string): unknown {
  try {
    return JSON.parse(atob(base64url.replaceAll('-', '+').replaceAll('_', '/')));
  } catch {
    return null;
  }
}
