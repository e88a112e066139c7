import type { Conversation, HttpAnswer, HttpRequest } from './messages';
import { readText } from './read-text';
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
  return readAnswer(url, response);
}

/** Reads a response into plain facts; a body that breaks off counts as no answer. */
export async function readAnswer(url: string, response: Response): Promise<HttpAnswer> {
  const { host, pathname } = new URL(url);
  const text = await readText(response, host);
  const json = parseJson(text);
  return {
    host,
    path: pathname,
    status: response.status,
    redirected: response.type === 'opaqueredirect' || (response.status >= 300 && response.status < 400),
    headers: Object.fromEntries(response.headers),
    json,
    // Only a refusal is ever compared with another answer.
    digest: response.ok && json !== undefined ? '' : await sha256(text),
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

async function sha256(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
