import * as v from 'valibot';
import { DAY, HOUR } from '@/utils/core/time';
import type { Clock } from '@/utils/health/grant';
import type { TokenSet } from '@/utils/networks/network';
import { didText, optionalWords, tokenText } from '@/utils/networks/shared/schemas';
import { readJwt } from './jwt';

/** What the reference server gives; used where a token does not name its end. */
const ACCESS_LIFE = 2 * HOUR;
const REFRESH_LIFE = 90 * DAY;

/** The answer of createSession and refreshSession. */
export const sessionSchema = v.object({
  accessJwt: tokenText,
  refreshJwt: tokenText,
  did: didText,
  active: v.fallback(v.boolean(), true),
  status: optionalWords,
});

export type SessionAnswer = v.InferOutput<typeof sessionSchema>;

export function readTokens({ accessJwt, refreshJwt }: SessionAnswer, now: number): TokenSet {
  const { scope } = readJwt(accessJwt, now);
  return {
    accessToken: accessJwt,
    refreshToken: refreshJwt,
    scopes: scope === null ? null : [scope],
    clocks: [
      clock('access', accessJwt, now, ACCESS_LIFE, 'refresh'),
      // Every renewal brings a new refresh token; only when none succeeds until this date is the person needed.
      clock('refresh', refreshJwt, now, REFRESH_LIFE, 'person'),
    ],
  };
}

function clock(
  kind: Clock['kind'],
  jwt: string,
  now: number,
  life: number,
  mendedBy: Clock['mendedBy'],
): Clock {
  const { endsAt } = readJwt(jwt, now);
  return { kind, at: endsAt ?? now + life, exact: endsAt !== null, mendedBy };
}
