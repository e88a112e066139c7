import { createHash } from 'node:crypto';
import type { HttpAnswer } from '@/utils/http/messages';

interface Extra {
  readonly headers?: Readonly<Record<string, string>>;
  readonly redirected?: boolean;
}

/** An answer with a JSON body. */
export function json(
  status: number,
  body: unknown,
  { headers = {}, redirected = false }: Extra = {},
): HttpAnswer {
  const text = JSON.stringify(body);
  return {
    host: 'server.example',
    path: '/asked',
    status,
    redirected,
    headers: { 'content-type': 'application/json', ...headers },
    json: body,
    digest: sha256(text),
  };
}

/** An answer whose body is not JSON: a page, plain text, or nothing at all. */
export function text(
  status: number,
  body: string,
  { headers = {}, redirected = false }: Extra = {},
): HttpAnswer {
  return { ...json(status, null, { headers, redirected }), headers, json: undefined, digest: sha256(body) };
}

export const html = (status: number) =>
  text(status, '<!doctype html><title>Sign in</title>', {
    headers: { 'content-type': 'text/html; charset=utf-8' },
  });

/** What the browser shows of a redirect that is not followed. */
export const hiddenRedirect = () => text(0, '', { redirected: true });

function sha256(body: string): string {
  return createHash('sha256').update(body).digest('hex');
}
