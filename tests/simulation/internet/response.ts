import type { Answer } from '../../sandbox/core/answer.ts';

/**
 * An answer as `fetch` gives it where redirects are not followed: one that leads elsewhere shows nothing of itself. As
 * much of `Response` as Relink reads; the platform's own brings a stream machine along for each.
 */
export function responseOf(answer: Answer, now: number): Response {
  const hides = answer.status >= 300 && answer.status < 400;
  const status = hides ? 0 : answer.status;
  const headers = new Headers(hides ? {} : { date: new Date(now).toUTCString() });
  if (!hides) for (const [name, value] of Object.entries(answer.headers)) headers.set(name, String(value));
  const look = {
    status,
    ok: status >= 200 && status < 300,
    type: hides ? 'opaqueredirect' : 'basic',
    redirected: false,
    headers,
    body: hides || answer.body.length === 0 ? null : { getReader: () => readerOf(Buffer.from(answer.body)) },
  };
  return look as unknown as Response;
}

function readerOf(bytes: Uint8Array) {
  let left: Uint8Array | null = bytes;
  return {
    read: async () => {
      const value = left;
      left = null;
      return value ? { done: false, value } : { done: true, value: undefined };
    },
    cancel: async () => {},
  };
}
