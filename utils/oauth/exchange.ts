import * as oauth from 'oauth4webapi';
import type { Fetch } from '@/utils/http/transport';
import type { AuthorizationPlan, TokenAnswer } from '@/utils/networks/access';
import type { App, Network } from '@/utils/networks/network';
import type { AuthorizationRequest } from './authorization-url';
import { clientAuthentication, clientSecrets, requestOptions } from './client';
import { tokenAnswer } from './token-answer';

/**
 * Exchanges the authorization code for tokens (RFC 6749 §4.1.3).
 * @throws Refusal with the network's reading of a refusal, Failure when there is no readable answer
 */
export async function exchangeCode(
  network: Network,
  app: App,
  plan: AuthorizationPlan,
  request: AuthorizationRequest,
  params: URLSearchParams,
  fetch: Fetch,
): Promise<TokenAnswer> {
  const client: oauth.Client = { client_id: app.clientId };
  const url = app.endpoints.token_endpoint ?? '';
  const response = await oauth.authorizationCodeGrantRequest(
    app.endpoints,
    client,
    clientAuthentication(app, plan),
    params,
    request.redirectUri,
    request.verifier ?? oauth.nopkce,
    requestOptions(url, fetch),
  );
  const sent = [params.get('code'), request.verifier, ...clientSecrets(app)];
  return tokenAnswer(
    network,
    'exchange',
    url,
    response,
    sent,
    (fresh) => oauth.processAuthorizationCodeResponse(app.endpoints, client, fresh),
    request.nonce,
  );
}
