import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';

/** One request as a played network sees it: read to its end and taken apart. */
export interface Call {
  readonly method: string;
  /** Lower case, without the port. */
  readonly host: string;
  readonly origin: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
  /** The fields of a form or JSON body; lists become repeated fields. */
  readonly form: URLSearchParams;
  readonly cookies: ReadonlyMap<string, string>;
  readonly bearer: string | null;
}

const BODY_LIMIT = 1_000_000;

/** Reads a request to its end. */
export async function readCall(request: IncomingMessage, scheme: 'http' | 'https'): Promise<Call> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    const bytes = Buffer.from(chunk);
    size += bytes.length;
    if (size > BODY_LIMIT) throw new Error('request body too large');
    chunks.push(bytes);
  }
  const authority = request.headers.host ?? 'localhost';
  const origin = `${scheme}://${authority.replace(/:443$/, '')}`;
  const url = new URL(request.url ?? '/', origin);
  return callOf(request.method ?? 'GET', url, request.headers, Buffer.concat(chunks));
}

/** Takes a request apart that was read already, or that never went through a socket. */
export function callOf(method: string, url: URL, headers: IncomingHttpHeaders, body: Buffer): Call {
  return {
    method,
    host: url.hostname.toLowerCase(),
    origin: url.origin,
    path: url.pathname,
    query: url.searchParams,
    headers,
    body,
    form: readForm(body, headers['content-type'] ?? ''),
    cookies: readCookies(headers.cookie ?? ''),
    bearer: /^Bearer (.+)$/i.exec(headers.authorization ?? '')?.[1] ?? null,
  };
}

/** A parameter from the body or, failing that, from the query. */
export function parameter(call: Call, name: string): string | null {
  return call.form.get(name) ?? call.query.get(name);
}

/** Client id and secret from HTTP Basic or from the body (RFC 6749 §2.3.1). */
export function clientCredentials(call: Call): {
  readonly id: string | null;
  readonly secret: string | null;
} {
  const basic = /^Basic (.+)$/i.exec(call.headers.authorization ?? '')?.[1];
  if (basic === undefined)
    return { id: parameter(call, 'client_id'), secret: parameter(call, 'client_secret') };
  const [id = '', secret = ''] = Buffer.from(basic, 'base64').toString('utf8').split(':');
  return { id: formDecode(id), secret: formDecode(secret) };
}

/** Basic credentials are form-encoded before they are joined (RFC 6749 §2.3.1). */
function formDecode(text: string): string {
  return new URLSearchParams(`v=${text}`).get('v') ?? '';
}

function readForm(body: Buffer, contentType: string): URLSearchParams {
  if (contentType.startsWith('application/x-www-form-urlencoded')) {
    return new URLSearchParams(body.toString('utf8'));
  }
  if (!contentType.startsWith('application/json')) return new URLSearchParams();
  const form = new URLSearchParams();
  for (const [name, value] of Object.entries(parseObject(body))) {
    for (const item of Array.isArray(value) ? value : [value]) {
      if (item !== null && item !== undefined) form.append(name, String(item));
    }
  }
  return form;
}

function parseObject(body: Buffer): object {
  try {
    const value: unknown = JSON.parse(body.toString('utf8'));
    return typeof value === 'object' && value !== null ? value : {};
  } catch {
    return {};
  }
}

function readCookies(header: string): Map<string, string> {
  const cookies = new Map<string, string>();
  for (const part of header.split(';')) {
    const [name = '', ...rest] = part.trim().split('=');
    if (name !== '') cookies.set(name, rest.join('='));
  }
  return cookies;
}
