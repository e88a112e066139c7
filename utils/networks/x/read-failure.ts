import * as v from 'valibot';
import type { HttpAnswer } from '@/utils/http/messages';
import { type Diagnosis, diagnosis } from '@/utils/networks/answers';
import type { CallKind } from '@/utils/networks/network';
import { readOAuthError } from '../shared/oauth-error';
import { passingTrouble, unknown, unreadable } from '../shared/passing-trouble';
import { optionalText } from '../shared/schemas';

/** https://docs.x.com/x-api/fundamentals/response-codes-and-errors */
const ProblemSchema = v.object({
  type: optionalText,
  title: optionalText,
  detail: optionalText,
  reason: optionalText,
  errors: v.fallback(v.array(v.object({ code: v.fallback(v.nullable(v.number()), null) })), []),
});
type Problem = v.InferOutput<typeof ProblemSchema>;

/** Reads a refusal of X. A 401 is never proof at once: on 1 July 2026 X answered it to everybody for two hours. */
export function readFailure(answer: HttpAnswer, call: CallKind): Diagnosis {
  const trouble = passingTrouble(answer);
  if (trouble) return trouble;
  if (call === 'exchange' || call === 'renewal' || call === 'revocation') return readTokenRefusal(answer);
  const parsed = v.safeParse(ProblemSchema, answer.json);
  return parsed.success ? readProblem(answer, parsed.output) : readBare(answer);
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
      return answer.status === 401
        ? diagnosis({ kind: 'dead', cause: 'revoked', proof: 'ambiguous' }, code)
        : unreadable(answer, code);
  }
}

/** Only the last part of `type` counts: both api.twitter.com and api.x.com occur before it. */
function readProblem(answer: HttpAnswer, problem: Problem): Diagnosis {
  const name = problem.type?.split('/').at(-1) ?? '';
  const legacy = problem.errors[0]?.code ?? null;
  const subcode = legacy === null ? null : String(legacy);
  const told = (reading: Diagnosis['reading']) => diagnosis(reading, name || null, subcode);
  if (/rate-limit-exceeded|usage-capped|credits/.test(name) || legacy === 88)
    return unknown('rate_limited', undefined, name, subcode);
  if (name === 'user-suspended' || legacy === 63 || legacy === 64) {
    return told({ kind: 'dead', cause: 'account_suspended', proof: 'definite' });
  }
  if (legacy === 326) return told({ kind: 'dead', cause: 'action_required', proof: 'definite' });
  if (legacy === 89) return told({ kind: 'renew', cause: 'revoked' });
  if (name === 'client-forbidden') return told({ kind: 'app_problem' });
  if (name === 'unsupported-authentication')
    return told({ kind: 'dead', cause: 'revoked', proof: 'ambiguous' });
  if (name === 'not-authorized-for-resource' || /not permitted/i.test(problem.detail ?? '')) {
    return told({ kind: 'limited', cause: 'permission_missing' });
  }
  return readBare(answer, name || null);
}

function readBare(answer: HttpAnswer, code: string | null = null): Diagnosis {
  return answer.status === 401
    ? diagnosis({ kind: 'renew', cause: 'revoked' }, code)
    : unreadable(answer, code);
}
