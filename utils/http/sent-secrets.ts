import type { HttpRequest } from './messages';

/** Fields of a request that are no secret. Everything else that a body holds is taken for one. */
const PUBLIC_FIELDS = new Set([
  'client_id',
  'client_name',
  'grant_type',
  'identifier',
  'redirect_uri',
  'redirect_uris',
  'scope',
  'scopes',
  'token_type_hint',
]);

/** @returns the secrets of a request: the credentials of its header and every field of its body that is not public */
export function sentSecrets({ headers = {}, body }: HttpRequest): readonly string[] {
  const named = new Headers(headers);
  const credentials = named.get('authorization')?.replace(/^\S+\s+/, '');
  const fields = body === undefined ? [] : fieldsOf(body, named.get('content-type') ?? '');
  return [
    ...(credentials === undefined ? [] : [credentials]),
    ...fields.flatMap(([name, value]) => (PUBLIC_FIELDS.has(name) ? [] : [value])),
  ];
}

function fieldsOf(body: string, type: string): readonly (readonly [string, string])[] {
  if (!type.startsWith('application/json')) return [...new URLSearchParams(body)];
  const fields: Record<string, unknown> = JSON.parse(body);
  return Object.entries(fields).map(([name, value]) => [name, String(value)]);
}
