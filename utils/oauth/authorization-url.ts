import * as oauth from 'oauth4webapi';
import { Failure } from '@/utils/core/failure';
import type { AuthorizationPlan } from '@/utils/networks/access';
import type { App } from '@/utils/networks/network';

/** What must be remembered between the consent page and the exchange. It lives in memory only. */
export interface AuthorizationRequest {
  readonly url: string;
  readonly state: string;
  /** Null where there is no code to protect (the implicit flow). */
  readonly verifier: string | null;
  /** What an ID token of the answer has to repeat; null without `openid`. */
  readonly nonce: string | null;
  readonly redirectUri: string;
}

/**
 * Builds the address of the consent page with a fresh `state` and, for a code, a PKCE S256 challenge (RFC 7636), whatever
 * the server says of itself: one that does not know it leaves it aside (RFC 6749 §3.1). OpenID Connect servers get a
 * `nonce` besides, which some insist on.
 * @throws Failure `app_refused` when the app has no authorization endpoint
 */
export async function authorizationRequest(
  app: App,
  plan: AuthorizationPlan,
  redirectUri: string,
): Promise<AuthorizationRequest> {
  const endpoint = app.endpoints.authorization_endpoint;
  if (!endpoint) throw new Failure('app_refused');
  const state = oauth.generateRandomState();
  const verifier = plan.responseType === 'code' ? oauth.generateRandomCodeVerifier() : null;
  const nonce = plan.scopes.includes('openid') ? oauth.generateRandomNonce() : null;
  const url = new URL(endpoint);
  const params = {
    response_type: plan.responseType,
    client_id: app.clientId,
    redirect_uri: redirectUri,
    ...(plan.scopes.length > 0 ? { scope: plan.scopes.join(plan.scopeSeparator) } : {}),
    state,
    ...(nonce === null ? {} : { nonce }),
    ...plan.params,
  };
  for (const [name, value] of Object.entries(params)) url.searchParams.set(name, value);
  if (verifier) {
    url.searchParams.set('code_challenge', await oauth.calculatePKCECodeChallenge(verifier));
    url.searchParams.set('code_challenge_method', 'S256');
  }
  return { url: url.href, state, verifier, nonce, redirectUri };
}
