import type { HttpAnswer } from '@/utils/http/messages';
import { type Diagnosis, diagnosis } from '@/utils/networks/answers';
import { readOAuthError } from './oauth-error';
import { passingTrouble, unreadable } from './passing-trouble';

/**
 * Reads a refusal of a resource server by RFC 6750 §3.1. `invalid_token` is a word, but one for everything ("expired,
 * revoked, malformed, or invalid for other reasons"), so it has to be seen twice; a 401 without a word (a bare one, or a
 * page of whatever stands before the server) and every other refusal are left to the differential proof.
 */
export function readResourceFailure(answer: HttpAnswer): Diagnosis {
  const trouble = passingTrouble(answer);
  if (trouble) return trouble;
  const error = readOAuthError(answer);
  const code = error?.code ?? null;
  if (code === 'insufficient_scope') return diagnosis({ kind: 'limited', cause: 'permission_missing' }, code);
  if (code === 'invalid_token') {
    const cause = /expired/i.test(error?.text ?? '') ? 'expired' : 'revoked';
    return diagnosis({ kind: 'renew', cause, proof: 'ambiguous' }, code);
  }
  if (answer.status === 401) return diagnosis({ kind: 'renew', cause: 'revoked' }, code);
  const isRefusal = answer.redirected || answer.status === 0 || (answer.status >= 400 && answer.status < 500);
  if (isRefusal && answer.status !== 404 && answer.status !== 410) return diagnosis({ kind: 'mute' }, code);
  return unreadable(answer, code);
}
