import * as oauth from 'oauth4webapi';
import type { Fetch } from '@/utils/http/transport';
import type { AuthorizationPlan } from '@/utils/networks/access';
import type { App } from '@/utils/networks/network';
import { clientAuthentication, requestOptions } from './client';

/**
 * Revokes a token at the revocation endpoint (RFC 7009), which ends the grant behind it.
 * @returns whether the server took it; false when it has no such endpoint
 */
export async function revokeToken(
  app: App,
  plan: AuthorizationPlan,
  token: { readonly value: string; readonly hint: 'refresh_token' | 'access_token' },
  fetch: Fetch,
): Promise<boolean> {
  const url = app.endpoints.revocation_endpoint;
  if (!url) return false;
  const response = await oauth.revocationRequest(
    app.endpoints,
    { client_id: app.clientId },
    clientAuthentication(app, plan),
    token.value,
    { ...requestOptions(url, fetch), additionalParameters: { token_type_hint: token.hint } },
  );
  return response.ok;
}
