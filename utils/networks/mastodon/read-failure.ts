import type { Cause } from '@/utils/health/cause';
import type { Proof } from '@/utils/health/verdict';
import type { HttpAnswer } from '@/utils/http/messages';
import { type Diagnosis, diagnosis } from '@/utils/networks/answers';
import type { CallKind } from '@/utils/networks/network';
import { type OAuthError, readOAuthError } from '../shared/oauth-error';
import { passingTrouble, unreadable } from '../shared/passing-trouble';
import { readResourceFailure } from '../shared/read-resource-failure';
import { readTokenEndpoint } from '../shared/token-endpoint';

/**
 * What the API's words prove (https://docs.joinmastodon.org/entities/Error/, doorkeeper's locale file): definite are
 * whole sentences of theirs that say one thing. Others list every reason in one ("expired, revoked or invalid"), and
 * "invalid" is also what a server says that lost its database for a moment.
 */
const WORDS_401: readonly (readonly [RegExp, Cause, Proof])[] = [
  [/^the access token was revoked\.?$/i, 'revoked', 'definite'],
  [/^the access token expired\.?$/i, 'expired', 'definite'],
];

const WORDS_403: readonly (readonly [RegExp, Cause, Proof])[] = [
  [/^your login is currently disabled\.?$/i, 'account_suspended', 'definite'],
  [/suspended|disabled/i, 'account_suspended', 'ambiguous'],
  [/^your login is missing a confirmed e-?mail address\.?$/i, 'action_required', 'definite'],
  [/^your login is currently pending approval\.?$/i, 'action_required', 'definite'],
];

/** Reads a refusal of Mastodon's API, or of software that speaks it with other words or none. */
export function readFailure(answer: HttpAnswer, call: CallKind): Diagnosis {
  if (call === 'exchange' || call === 'renewal') return readTokenEndpoint(answer, call);
  const trouble = passingTrouble(answer);
  if (trouble) return trouble;
  const error = readOAuthError(answer);
  if (!error) return readResourceFailure(answer);
  if (answer.status === 401) return read401(error);
  if (answer.status === 403) return read403(error);
  return answer.status === 422 ? unreadable(answer, error.code) : readResourceFailure(answer);
}

function read401({ code, text }: OAuthError): Diagnosis {
  const known = WORDS_401.find(([pattern]) => pattern.test(code) || pattern.test(text));
  const [, cause, proof] = known ?? [null, 'revoked', 'ambiguous'];
  return diagnosis({ kind: 'renew', cause, proof }, code);
}

function read403({ code, text }: OAuthError): Diagnosis {
  if (/scope/i.test(`${code} ${text}`))
    return diagnosis({ kind: 'limited', cause: 'permission_missing' }, code);
  const known = WORDS_403.find(([pattern]) => pattern.test(code) || pattern.test(text));
  if (!known) return diagnosis({ kind: 'mute' }, code);
  const [, cause, proof] = known;
  return diagnosis({ kind: 'dead', cause, proof }, code);
}
