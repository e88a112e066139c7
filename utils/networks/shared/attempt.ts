import { Failure } from '@/utils/core/failure';
import type { Conversation, HttpAnswer, HttpRequest } from '@/utils/http/messages';

/**
 * Asks for something that a server may lack. Without CORS headers such a request looks as if the server could not be
 * reached, although the rest of it answers.
 * @returns null when there was no answer
 */
export function* attempt(request: HttpRequest): Conversation<HttpAnswer | null> {
  try {
    return yield request;
  } catch (error) {
    if (error instanceof Failure && error.code === 'unreachable') return null;
    throw error;
  }
}

/** A conversation that needs no request. */
export function* settled<T>(value: T): Conversation<T> {
  yield* [];
  return value;
}
