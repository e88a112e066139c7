import type { AuthorizationServer } from 'oauth4webapi';
import * as v from 'valibot';
import type { HttpAnswer } from '@/utils/http/messages';
import { isJsonSuccess } from '@/utils/networks/answers';
import { optionalText, optionalTexts } from './schemas';

const metadataSchema = v.object({
  issuer: v.pipe(v.string(), v.url()),
  authorization_endpoint: optionalText,
  token_endpoint: optionalText,
  revocation_endpoint: optionalText,
  userinfo_endpoint: optionalText,
  scopes_supported: optionalTexts,
  prompt_values_supported: optionalTexts,
  subject_types_supported: optionalTexts,
  code_challenge_methods_supported: optionalTexts,
  token_endpoint_auth_methods_supported: optionalTexts,
  authorization_response_iss_parameter_supported: v.fallback(v.boolean(), false),
});

/** A server's description of itself (RFC 8414, OpenID Connect Discovery), as far as Relink uses it. */
export type ServerMetadata = v.InferOutput<typeof metadataSchema>;

/** @returns null for an answer that is no metadata */
export function readMetadata(answer: HttpAnswer): ServerMetadata | null {
  if (!isJsonSuccess(answer)) return null;
  const parsed = v.safeParse(metadataSchema, answer.json);
  return parsed.success ? parsed.output : null;
}

/** Whether two issuers are the same but for a slash at the end, which people leave out and servers add. */
export function sameIssuer(a: string, b: string): boolean {
  return withoutSlash(a) === withoutSlash(b);
}

function withoutSlash(address: string): string {
  return address.replace(/\/+$/, '');
}

/** The endpoints in the form that the OAuth engine takes, without what is not there. */
export function authorizationServer(metadata: ServerMetadata): AuthorizationServer {
  const { authorization_response_iss_parameter_supported, ...rest } = metadata;
  const known = Object.entries(rest).filter(([, value]) => value !== null);
  const endpoints = Object.fromEntries(known) as Partial<NonNullValues<typeof rest>>;
  return { ...endpoints, issuer: metadata.issuer, authorization_response_iss_parameter_supported };
}

type NonNullValues<T> = { -readonly [K in keyof T]: NonNullable<T[K]> };
