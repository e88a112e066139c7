import * as v from 'valibot';
import type { HttpAnswer } from '@/utils/http/messages';
import { readChallenge } from './bearer-challenge';
import { optionalText } from './schemas';

/** An error in OAuth's own words (RFC 6749 §5.2, RFC 6750 §3.1). */
export interface OAuthError {
  readonly code: string;
  readonly text: string;
}

const errorBody = v.object({ error: v.pipe(v.string(), v.minLength(1)), error_description: optionalText });

/** Reads the error out of the body, or out of `WWW-Authenticate` where the body has none. */
export function readOAuthError(answer: HttpAnswer): OAuthError | null {
  const body = v.safeParse(errorBody, answer.json);
  if (body.success) return { code: body.output.error, text: body.output.error_description ?? '' };
  return readChallenge(answer);
}
