import * as v from 'valibot';
import { SECOND } from '@/utils/core/time';

const claims = v.object({ exp: v.pipe(v.number(), v.minValue(1), v.maxValue(8_640_000_000_000)) });

/**
 * When a JWT ends (milliseconds since the epoch). The signature is the server's own business; this is only a date.
 * @returns null for anything that is no JWT with an end
 */
export function jwtEnd(token: string): number | null {
  const parsed = v.safeParse(claims, decodeJson(token.split('.')[1] ?? ''));
  return parsed.success ? parsed.output.exp * SECOND : null;
}

function decodeJson(base64url: string): unknown {
  try {
    return JSON.parse(atob(base64url.replaceAll('-', '+').replaceAll('_', '/')));
  } catch {
    return null;
  }
}
