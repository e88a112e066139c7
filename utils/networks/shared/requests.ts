import type { HttpRequest } from '@/utils/http/messages';

const JSON_ONLY = { accept: 'application/json' };

/** A GET that anybody may send. */
export function openGet(url: string): HttpRequest {
  return { url, headers: JSON_ONLY };
}

/** A GET in the name of a login (RFC 6750 §2.1): the token goes into the header, never into the address. */
export function bearerGet(url: string, token: string): HttpRequest {
  return { url, headers: { ...JSON_ONLY, ...bearer(token) } };
}

/** A form POST, as OAuth endpoints take it. */
export function formPost(url: string, fields: Readonly<Record<string, string>>): HttpRequest {
  return {
    url,
    method: 'POST',
    headers: { ...JSON_ONLY, 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams(fields).toString(),
  };
}

export function bearer(token: string): { readonly authorization: string } {
  return { authorization: `Bearer ${token}` };
}
