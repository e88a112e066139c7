import type { Conversation, HttpAnswer, HttpRequest } from './messages';
import { readAnswer } from './read-answer';
import { sentSecrets } from './sent-secrets';
import type { Fetch } from './transport';

/**
 * Carries a conversation out: the only line of I/O between its pure halves.
 * @returns what the conversation learned
 * @throws what the conversation throws (a Refusal), or the transport's Failure
 */
export async function converse<T>(conversation: Conversation<T>, fetch: Fetch): Promise<T> {
  let step = conversation.next();
  while (!step.done) {
    const answer = await ask(step.value, fetch).catch((error: unknown) => ({ error }));
    // A request without an answer is thrown where it was made: the conversation may do without it.
    step = 'error' in answer ? conversation.throw(answer.error) : conversation.next(answer);
  }
  return step.value;
}

/** Sends one request and reads its answer into plain facts. */
export async function ask(request: HttpRequest, fetch: Fetch): Promise<HttpAnswer> {
  const { url, method = 'GET', headers = {}, body } = request;
  const response = await fetch(url, { method, headers, ...(body === undefined ? {} : { body }) });
  return readAnswer(url, response, sentSecrets(request));
}
