/** An answer before it is sent: faults may still change it. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | readonly string[]>>;
  readonly body: string | Buffer;
}

export type Headers = Answer['headers'];

/** A JSON answer. */
export function json(status: number, value: unknown, headers: Headers = {}): Answer {
  return {
    status,
    headers: { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store', ...headers },
    body: JSON.stringify(value),
  };
}

/** An answer without a body. */
export function empty(status: number, headers: Headers = {}): Answer {
  return { status, headers: { 'cache-control': 'no-store', ...headers }, body: '' };
}

/** A page for a person. No script can run in it, and its style comes from the same host. */
export function page(status: number, html: string, headers: Headers = {}): Answer {
  return {
    status,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'content-security-policy':
        "default-src 'none'; style-src 'self'; img-src https: data:; base-uri 'none'",
      ...headers,
    },
    body: html,
  };
}

/** Plain text or another ready-made body. */
export function raw(status: number, type: string, body: string | Buffer, headers: Headers = {}): Answer {
  return { status, headers: { 'content-type': type, ...headers }, body };
}

/** Sends the browser elsewhere. */
export function redirect(location: string, status = 302, headers: Headers = {}): Answer {
  return { status, headers: { location, 'cache-control': 'no-store', ...headers }, body: '' };
}

/** The same answer with more headers. */
export function withHeaders(answer: Answer, headers: Headers): Answer {
  return { ...answer, headers: { ...answer.headers, ...headers } };
}

/** Whether the answer is JSON, as the faults that spoil JSON need to know. */
export function isJson(answer: Answer): boolean {
  return String(answer.headers['content-type'] ?? '').includes('json');
}
