import * as oauth from 'oauth4webapi';
import type { Fetch } from '@/utils/http/transport';
import type { AuthorizationPlan, TokenAnswer } from '@/utils/networks/access';
import type { App, Network } from '@/utils/networks/network';
import { clientAuthentication, clientSecrets, requestOptions } from './client';
import { tokenAnswer } from './token-answer';

/**
 * Uses a refresh token (RFC 6749 §6). Only the holder of the grant's lock may call it: the token may be single-use.
 * @throws Refusal with the network's reading of a refusal, Failure when there is no readable answer
 */
export async function refreshTokens(
  network: Network,
  app: App,
  plan: AuthorizationPlan,
  refreshToken: string,
  fetch: Fetch,
): Promise<TokenAnswer> {
  const client: oauth.Client = { client_id: app.clientId };
  const url = app.endpoints.token_endpoint ?? '';
  const response = await oauth.refreshTokenGrantRequest(
    app.endpoints,
    client,
    clientAuthentication(app, plan),
    refreshToken,
    requestOptions(url, fetch),
  );
  const sent = [refreshToken, ...clientSecrets(app)];
  return tokenAnswer(network, 'renewal', url, response, sent, (fresh) =>
    oauth.processRefreshTokenResponse(app.endpoints, client, fresh),
  );
}
