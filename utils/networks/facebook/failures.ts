import type { Cause } from '@/utils/health/cause';
import type { Proof, Reading } from '@/utils/health/verdict';
import type { HttpAnswer } from '@/utils/http/messages';
import { type Diagnosis, diagnosis } from '@/utils/networks/answers';
import { passingTrouble, unreadable } from '@/utils/networks/shared/passing-trouble';
import { type GraphError, readGraphError } from './graph-error';
import { isLimitCode, throttledFor } from './throttling';

/** https://developers.facebook.com/docs/facebook-login/guides/access-tokens/debugging-and-error-handling */
const TOKEN_SUBCODES: Readonly<Record<number, Cause>> = {
  458: 'revoked',
  459: 'action_required',
  460: 'password_changed',
  461: 'revoked',
  463: 'expired',
  464: 'action_required',
  465: 'revoked',
  466: 'revoked',
  467: 'revoked',
  468: 'revoked',
};

/** The person has to settle something with Facebook first; these come as code or as subcode. */
const HOLD_CODES = new Set([1_404_006, 1_404_078, 1_404_112]);

/** Words for an app that was disabled, deleted or put back into development; its code differs from case to case. */
const APP_IS_GONE =
  /\bapp(?:lication)?\b.*\b(?:disabled|deleted|inactive|development mode)\b|error validating client secret/i;

/** Reads Graph's answer by code and subcode; the HTTP status says little there. */
export function readFailure(answer: HttpAnswer): Diagnosis {
  const error = readGraphError(answer);
  const code = error?.code?.toString() ?? null;
  const subcode = error?.subcode?.toString() ?? null;
  const isLimit = answer.status === 429 || (error?.code != null && isLimitCode(error.code));
  if (isLimit) return diagnosis(rateLimited(answer), code, subcode);
  const trouble = passingTrouble(answer);
  if (trouble) return diagnosis(trouble.reading, code, subcode);
  if (!error || error.code === null) return unreadable(answer);
  return diagnosis(readingOf(error, error.code), code, subcode);
}

function readingOf(error: GraphError, code: number): Reading {
  const { subcode, message } = error;
  if (error.transient) return { kind: 'unknown', reason: 'outage' };
  if (HOLD_CODES.has(code) || (subcode !== null && HOLD_CODES.has(subcode))) return dead('action_required');
  const known = isTokenCode(code) && subcode !== null ? readTokenSubcode(subcode) : null;
  if (known) return known;
  if (APP_IS_GONE.test(message)) return { kind: 'app_problem' };
  // Without a known subcode: "expired, been revoked, or is otherwise invalid".
  if (isTokenCode(code)) return dead(/\bexpired\b/i.test(message) ? 'expired' : 'revoked', 'ambiguous');
  return readCode(code, subcode);
}

function isTokenCode(code: number): boolean {
  return code === 190 || code === 102;
}

function readTokenSubcode(subcode: number): Reading | null {
  // The page refuses this person, not the token: a new one would be refused too.
  if (subcode === 492) return { kind: 'limited', cause: 'role_lost' };
  const cause = TOKEN_SUBCODES[subcode];
  return cause ? dead(cause) : null;
}

function readCode(code: number, subcode: number | null): Reading {
  if (code === 3 || code === 101) return { kind: 'app_problem' };
  if (code === 100 && subcode === 33) return { kind: 'limited', cause: 'role_lost' };
  if (code === 10 || (code >= 200 && code <= 299)) return { kind: 'limited', cause: 'permission_missing' };
  if (code === 1 || code === 2) return { kind: 'unknown', reason: 'outage' };
  // 368 (blocked for policy) restricts the account without ending the grant; 1705 is a call of the wrong kind.
  return { kind: 'unknown', reason: 'unconfirmed' };
}

function dead(cause: Cause, proof: Proof = 'definite'): Reading {
  return { kind: 'dead', cause, proof };
}

function rateLimited(answer: HttpAnswer): Reading {
  const retryAfter = throttledFor(answer);
  return { kind: 'unknown', reason: 'rate_limited', ...(retryAfter === undefined ? {} : { retryAfter }) };
}
