import * as v from 'valibot';
import type { Reading } from '@/utils/health/verdict';
import type { HttpAnswer } from '@/utils/http/messages';
import { type Diagnosis, diagnosis } from '@/utils/networks/answers';
import type { CallKind } from '@/utils/networks/network';
import { readOAuthError } from '../shared/oauth-error';
import { passingTrouble, unknown, unreadable } from '../shared/passing-trouble';
import { retryAfterMs } from '../shared/retry-after';
import { optionalWords } from '../shared/schemas';

/** https://docs.x.com/x-api/fundamentals/response-codes-and-errors */
const ProblemSchema = v.object({
  type: optionalWords,
  title: optionalWords,
  detail: optionalWords,
  reason: optionalWords,
  errors: v.fallback(v.array(v.object({ code: v.fallback(v.nullable(v.number()), null) })), []),
});
type Problem = v.InferOutput<typeof ProblemSchema>;

/** Reads a refusal of X. A 401 is never proof at once: on 1 July 2026 X answered it to everybody for two hours. */
export function readFailure(answer: HttpAnswer, call: CallKind): Diagnosis {
  const trouble = passingTrouble(answer);
  if (trouble) return trouble;
  const isTokenCall = call === 'exchange' || call === 'renewal' || call === 'revocation';
  if (isTokenCall && readOAuthError(answer)) return readTokenRefusal(answer);
  const parsed = v.safeParse(ProblemSchema, answer.json);
  const told = parsed.success ? readProblem(answer, parsed.output) : readBare(answer);
  // The token endpoint has words of its own for a dead token. A 401 without them is what everybody got that night.
  return isTokenCall && told.reading.kind === 'renew' ? unknown('outage', undefined, told.code) : told;
}

function readTokenRefusal(answer: HttpAnswer): Diagnosis {
  const error = readOAuthError(answer);
  const code = error?.code ?? null;
  switch (code) {
    case 'invalid_grant':
      return diagnosis({ kind: 'dead', cause: 'revoked', proof: 'definite' }, code);
    case 'invalid_request':
      // X's own word for a refresh token that was used, has expired or was revoked. It says the same of other faults.
      return /token was invalid/i.test(error?.text ?? '')
        ? diagnosis({ kind: 'dead', cause: 'revoked', proof: 'definite' }, code)
        : unreadable(answer, code);
    case 'invalid_client':
    case 'unauthorized_client':
      return diagnosis({ kind: 'app_problem' }, code);
    default:
      return unreadable(answer, code);
  }
}

const SUSPENDED: Reading = { kind: 'dead', cause: 'account_suspended', proof: 'definite' };

/** By the last part of `type`: both api.twitter.com and api.x.com occur before it. */
const PROBLEMS: ReadonlyMap<string, Reading> = new Map<string, Reading>([
  ['user-suspended', SUSPENDED],
  ['client-forbidden', { kind: 'app_problem' }],
  // Also seen on healthy tokens, so it has to be seen twice.
  ['unsupported-authentication', { kind: 'dead', cause: 'revoked', proof: 'ambiguous' }],
  ['not-authorized-for-resource', { kind: 'limited', cause: 'permission_missing' }],
]);

/** By the code of X's older API. 326 is a locked account, in words that X has not repeated for the new API. */
const LEGACY: ReadonlyMap<number, Reading> = new Map<number, Reading>([
  [63, SUSPENDED],
  [64, SUSPENDED],
  [89, { kind: 'renew', cause: 'revoked', proof: 'ambiguous' }],
  [326, { kind: 'dead', cause: 'action_required', proof: 'ambiguous' }],
]);

function readProblem(answer: HttpAnswer, problem: Problem): Diagnosis {
  const name = problem.type?.split('/').at(-1) ?? '';
  const legacy = problem.errors[0]?.code ?? null;
  const subcode = legacy === null ? null : String(legacy);
  if (isLimit(answer, name, legacy)) {
    return unknown('rate_limited', retryAfterMs(answer.headers), name || null, subcode);
  }
  const known = PROBLEMS.get(name) ?? (legacy === null ? undefined : LEGACY.get(legacy));
  if (known) return diagnosis(known, name || null, subcode);
  return /not permitted/i.test(problem.detail ?? '')
    ? diagnosis({ kind: 'limited', cause: 'permission_missing' }, name || null, subcode)
    : readBare(answer, name || null);
}

/** 402: the account behind the app has no credit left, which blocks its calls and ends no grant. */
function isLimit(answer: HttpAnswer, name: string, legacy: number | null): boolean {
  return answer.status === 402 || legacy === 88 || /rate-limit-exceeded|usage-capped|credits/.test(name);
}

function readBare(answer: HttpAnswer, code: string | null = null): Diagnosis {
  return answer.status === 401
    ? diagnosis({ kind: 'renew', cause: 'revoked', proof: 'ambiguous' }, code)
    : unreadable(answer, code);
}
