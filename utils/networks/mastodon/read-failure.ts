import type { Cause } from '@/utils/health/cause';
import type { HttpAnswer } from '@/utils/http/messages';
import { type Diagnosis, diagnosis } from '@/utils/networks/answers';
import type { CallKind } from '@/utils/networks/network';
import { readOAuthError } from '../shared/oauth-error';
import { passingTrouble, unreadable } from '../shared/passing-trouble';
import { readResourceFailure } from '../shared/read-resource-failure';
import { readTokenEndpoint } from '../shared/token-endpoint';

/**
 * What the API's words prove (https://docs.joinmastodon.org/entities/Error/, doorkeeper's locale file). "Invalid" is also
 * what a server says that lost its database for a moment, so it has to be seen twice.
 */
const WORDS_401: readonly (readonly [RegExp, Cause, 'definite' | 'ambiguous'])[] = [
  [/revoked/i, 'revoked', 'definite'],
  [/expired/i, 'expired', 'definite'],
  [/invalid/i, 'revoked', 'ambiguous'],
];

const WORDS_403: readonly (readonly [RegExp, Cause])[] = [
  [/disabled|suspended/i, 'account_suspended'],
  [/confirmed e-?mail|confirm/i, 'action_required'],
  [/pending approval/i, 'action_required'],
];

/** Reads a refusal of Mastodon's API, or of software that speaks it with other words or none. */
export function readFailure(answer: HttpAnswer, call: CallKind): Diagnosis {
  if (call === 'exchange' || call === 'renewal') return readTokenEndpoint(answer);
  const trouble = passingTrouble(answer);
  if (trouble) return trouble;
  const words = readOAuthError(answer)?.code ?? null;
  if (words === null) return readResourceFailure(answer);
  if (answer.status === 401) return read401(words);
  if (answer.status === 403) return read403(words);
  return answer.status === 422 ? unreadable(answer, words) : readResourceFailure(answer);
}

function read401(words: string): Diagnosis {
  const known = WORDS_401.find(([pattern]) => pattern.test(words));
  const [, cause, proof] = known ?? [null, 'revoked', 'ambiguous'];
  return diagnosis({ kind: 'renew', cause, proof }, words);
}

function read403(words: string): Diagnosis {
  if (/scope/i.test(words)) return diagnosis({ kind: 'limited', cause: 'permission_missing' }, words);
  const known = WORDS_403.find(([pattern]) => pattern.test(words));
  return known
    ? diagnosis({ kind: 'dead', cause: known[1], proof: 'definite' }, words)
    : diagnosis({ kind: 'mute' }, words);
}
