import * as oauth from 'oauth4webapi';
import { isLoopback } from '@/utils/http/secure-url';
import type { Fetch } from '@/utils/http/transport';
import type { AuthorizationPlan } from '@/utils/networks/access';
import type { App } from '@/utils/networks/network';

/** How this app proves who it is at the token endpoint (RFC 6749 §2.3). */
export function clientAuthentication(app: App, plan: AuthorizationPlan): oauth.ClientAuth {
  if (app.clientSecret === null || plan.clientAuthentication === 'none') return oauth.None();
  return plan.clientAuthentication === 'client_secret_basic'
    ? oauth.ClientSecretBasic(app.clientSecret)
    : oauth.ClientSecretPost(app.clientSecret);
}

/** What a request tells of the app's secret: the secret, and the credentials as they stand in its header (RFC 6749 §2.3.1). */
export function clientSecrets({ clientId, clientSecret }: App): readonly string[] {
  if (clientSecret === null) return [];
  const [id, secret] = [clientId, clientSecret].map((part) =>
    new URLSearchParams({ '': part }).toString().slice(1),
  );
  return [clientSecret, `${clientId}:${clientSecret}`, `${id}:${secret}`];
}

/** Request options: every request goes through the host-bound fetch; plain http is let through to this computer only. */
export function requestOptions(url: string | undefined, fetch: Fetch) {
  const plain = url !== undefined && URL.canParse(url) && isLoopback(new URL(url).hostname);
  const send = (
    target: string,
    init: oauth.CustomFetchOptions<string, URLSearchParams | string | undefined>,
  ) =>
    fetch(target, { method: init.method, headers: init.headers, ...(init.body ? { body: init.body } : {}) });
  return { [oauth.customFetch]: send, [oauth.allowInsecureRequests]: plain };
}
