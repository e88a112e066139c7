import * as oauth from 'oauth4webapi';
import { Failure } from '@/utils/core/failure';
import { trimIssuer } from '@/utils/core/issuer';
import { readText } from '@/utils/http/read-text';
import type { Fetch } from '@/utils/http/transport';
import { requestOptions } from './client';

/** Where metadata may be: RFC 8414 §3 puts the well-known part before the issuer's path, OpenID Discovery behind it. */
const STYLES = ['oauth2', 'oidc'] as const;

/**
 * Reads a server's metadata.
 * @returns null when the server publishes none, which older servers do not
 * @throws Failure `issuer_mismatch` when it speaks for another issuer (RFC 8414 §3.3), or the transport's
 */
export async function discover(issuer: string, fetch: Fetch): Promise<oauth.AuthorizationServer | null> {
  const identifier = new URL(trimIssuer(issuer));
  for (const algorithm of STYLES) {
    const response = await oauth.discoveryRequest(identifier, {
      algorithm,
      ...requestOptions(issuer, fetch),
    });
    if (response.status >= 500) throw new Failure('outage', { host: identifier.host });
    if (!response.ok || response.type === 'opaqueredirect') continue;
    const { headers } = response;
    const bounded = new Response(await readText(response, identifier.host), { headers });
    const metadata = await processed(identifier, bounded);
    if (metadata) return metadata;
  }
  return null;
}

/** The metadata, or null for an answer that holds none. A slash at the end of the issuer is taken for what it is. */
async function processed(identifier: URL, response: Response): Promise<oauth.AuthorizationServer | null> {
  const withSlash = new URL(`${trimIssuer(identifier.href)}/`);
  for (const expected of [identifier, withSlash]) {
    try {
      return await oauth.processDiscoveryResponse(expected, response.clone());
    } catch (error) {
      if (!isIssuerMismatch(error)) return null;
    }
  }
  throw new Failure('issuer_mismatch', { host: identifier.host });
}

function isIssuerMismatch(error: unknown): boolean {
  return error instanceof oauth.OperationProcessingError && error.code === oauth.JSON_ATTRIBUTE_COMPARISON;
}
