import { cut, LONGEST } from '@/utils/core/bounds';
import { type Redact, redactor } from '@/utils/core/redact';
import type { HttpAnswer } from './messages';
import { readText } from './read-text';

/** One more than a token may have, so that what is too long is still seen to be. */
const LONGEST_TEXT = LONGEST.token + 1;

/** Where an answer may repeat what was sent, since nothing but tokens is read there: a renewal can bring the same again. */
const TOKEN_KEY = /token|jwt|secret/i;

/**
 * Reads a response into plain facts; a body that breaks off counts as no answer. This is the door for every text from
 * outside: none is longer than a token may be, and none holds a secret that was sent.
 * `sent`: the secrets of the request
 */
export async function readAnswer(
  url: string,
  response: Response,
  sent: readonly (string | null | undefined)[],
): Promise<HttpAnswer> {
  const { host, pathname } = new URL(url);
  const text = await readText(response, host);
  const redact = redactor(sent);
  const json = parseJson(text, redact);
  return {
    host,
    path: pathname,
    status: response.status,
    redirected: response.type === 'opaqueredirect' || (response.status >= 300 && response.status < 400),
    headers: readHeaders(response.headers, redact),
    json,
    // Only a refusal is ever compared with another answer.
    digest: response.ok && json !== undefined ? '' : await sha256(text),
  };
}

function parseJson(text: string, redact: Redact): unknown {
  const admit = (key: string, value: unknown): unknown => {
    if (typeof value !== 'string') return value;
    const bounded = cut(value, LONGEST_TEXT);
    return TOKEN_KEY.test(key.slice(0, LONGEST.id)) ? bounded : redact(bounded);
  };
  try {
    return JSON.parse(text, admit);
  } catch {
    return undefined;
  }
}

function readHeaders(headers: Headers, redact: Redact): Record<string, string> {
  return Object.fromEntries([...headers].map(([name, value]) => [name, redact(cut(value, LONGEST.url))]));
}

async function sha256(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
