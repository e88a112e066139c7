import type { AuthorizationServer } from 'oauth4webapi';
import * as v from 'valibot';
import { Failure } from '@/utils/core/failure';
import { optionalTexts, optionalUrl, urlText } from './schemas';

const metadataSchema = v.object({
  issuer: urlText,
  authorization_endpoint: optionalUrl,
  token_endpoint: optionalUrl,
  revocation_endpoint: optionalUrl,
  userinfo_endpoint: optionalUrl,
  scopes_supported: optionalTexts,
  prompt_values_supported: optionalTexts,
  subject_types_supported: optionalTexts,
  code_challenge_methods_supported: optionalTexts,
  token_endpoint_auth_methods_supported: optionalTexts,
  authorization_response_iss_parameter_supported: v.fallback(v.boolean(), false),
});

/**
 * A server's description of itself (RFC 8414, OpenID Connect Discovery), as far as Relink uses it. What is missing or of
 * another type is null.
 */
export type ServerMetadata = v.InferOutput<typeof metadataSchema>;

/** @throws Failure `malformed` when its issuer is not fit to be kept */
export function readMetadata(metadata: AuthorizationServer): ServerMetadata {
  const parsed = v.safeParse(metadataSchema, metadata);
  if (!parsed.success) throw new Failure('malformed');
  return parsed.output;
}

/** The endpoints as the OAuth engine takes them, without what is not there. */
export function authorizationServer(
  metadata: Partial<ServerMetadata> & { readonly issuer: string },
): AuthorizationServer {
  const known = Object.entries(metadata).filter(([, value]) => value !== null && value !== undefined);
  return { ...Object.fromEntries(known), issuer: metadata.issuer };
}
