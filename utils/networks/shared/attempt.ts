import { Failure } from '@/utils/core/failure';
import type { Conversation, HttpAnswer, HttpRequest } from '@/utils/http/messages';

/**
 * Asks for something that can be done without: a server that fails here may be well otherwise.
 * @returns null when there was no answer
 */
export function* attempt(request: HttpRequest): Conversation<HttpAnswer | null> {
  try {
    return yield request;
  } catch (error) {
    if (error instanceof Failure && (error.code === 'unreachable' || error.code === 'timed_out')) return null;
    throw error;
  }
}

/** A conversation that needs no request. */
export function* settled<T>(value: T): Conversation<T> {
  yield* [];
  return value;
}
