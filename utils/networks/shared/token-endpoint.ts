import type { Reading } from '@/utils/health/verdict';
import type { HttpAnswer } from '@/utils/http/messages';
import { type Diagnosis, diagnosis } from '@/utils/networks/answers';
import type { CallKind } from '@/utils/networks/network';
import { type OAuthError, readOAuthError } from './oauth-error';
import { isBare, passingTrouble, unreadable } from './passing-trouble';

/**
 * Reads a refusal of a token endpoint by RFC 6749 §5.2. A status of 200 with an error in the body counts as a refusal too.
 * Some servers send no body: to a person's sign-in a 401 then means the app; a renewal is left to what the access token
 * can still do, because whatever stands before a server may answer everything so.
 */
export function readTokenEndpoint(answer: HttpAnswer, call: CallKind): Diagnosis {
  const trouble = passingTrouble(answer);
  if (trouble) return trouble;
  const error = readOAuthError(answer);
  if (!error) return bareRefusal(answer, call) ?? unreadable(answer);
  const reading = readingOf(error);
  return reading ? diagnosis(reading, error.code) : unreadable(answer, error.code);
}

function bareRefusal(answer: HttpAnswer, call: CallKind): Diagnosis | null {
  if (!isBare(answer)) return null;
  if (answer.status === 401 && call !== 'renewal') return diagnosis({ kind: 'app_problem' });
  return [400, 401, 422].includes(answer.status) ? diagnosis({ kind: 'mute' }) : null;
}

function readingOf(error: OAuthError): Reading | null {
  switch (error.code) {
    case 'invalid_grant':
      return { kind: 'dead', cause: causeOf(error.text), proof: 'definite' };
    // `invalid_scope`: a scope that was never registered for this app.
    case 'invalid_client':
    case 'unauthorized_client':
    case 'deleted_client':
    case 'invalid_client_metadata':
    case 'invalid_scope':
      return { kind: 'app_problem' };
    case 'server_error':
    case 'temporarily_unavailable':
      return { kind: 'unknown', reason: 'outage' };
    case 'slow_down':
      return { kind: 'unknown', reason: 'rate_limited' };
    default:
      return null;
  }
}

/** Most servers list every reason in one sentence ("invalid, expired, revoked …"), which names none of them. */
function causeOf(text: string): 'expired' | 'revoked' {
  return /expired/i.test(text) && !/revoked/i.test(text) ? 'expired' : 'revoked';
}
