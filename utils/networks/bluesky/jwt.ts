import * as v from 'valibot';
import { SECOND } from '@/utils/core/time';
import { optionalWords } from '@/utils/networks/shared/schemas';

const end = v.pipe(v.number(), v.minValue(1), v.maxValue(8_640_000_000_000));
const claims = v.object({
  exp: v.fallback(v.nullable(end), null),
  scope: optionalWords,
});

/** What Relink reads of a token. The signature is the server's own business; this is a date and a word. */
export interface TokenFacts {
  /** When it ends (milliseconds since the epoch); null where it names no end. */
  readonly endsAt: number | null;
  /** `com.atproto.access` for the main password, `com.atproto.appPass` for an app password; null where it names none. */
  readonly scope: string | null;
}

/** @returns facts that are all null for anything that is no JWT */
export function readJwt(token: string): TokenFacts {
  const parsed = v.safeParse(claims, decodeJson(token.split('.')[1] ?? ''));
  if (!parsed.success) return { endsAt: null, scope: null };
  const { exp, scope } = parsed.output;
  return { endsAt: exp === null ? null : exp * SECOND, scope };
}

function decodeJson(base64url: string): unknown {
  try {
    return JSON.parse(atob(base64url.replaceAll('-', '+').replaceAll('_', '/')));
  } catch {
    return null;
  }
}
