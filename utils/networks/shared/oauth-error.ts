import * as v from 'valibot';
import type { HttpAnswer } from '@/utils/http/messages';
import { readChallenge } from './bearer-challenge';
import { optionalWords, wordsText } from './schemas';

/** An error in OAuth's own words (RFC 6749 §5.2, RFC 6750 §3.1). */
export interface OAuthError {
  readonly code: string;
  readonly text: string;
}

const errorBody = v.object({ error: wordsText, error_description: optionalWords });

/** Reads the error out of the body, or out of `WWW-Authenticate` where the body has none. */
export function readOAuthError(answer: HttpAnswer): OAuthError | null {
  const body = v.safeParse(errorBody, answer.json);
  if (body.success) return { code: body.output.error, text: body.output.error_description ?? '' };
  return readChallenge(answer);
}
