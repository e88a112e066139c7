import { Failure } from '@/utils/core/failure';
import { providerWords } from '@/utils/core/provider-words';
import { bindToHosts } from '@/utils/http/bind-to-hosts';
import { converse } from '@/utils/http/converse';
import type { OAuthAccess, Purpose, TokenAnswer } from '@/utils/networks/access';
import type { Network, Place, TokenSet } from '@/utils/networks/network';
import { authorizationRequest } from '@/utils/oauth/authorization-url';
import { exchangeCode } from '@/utils/oauth/exchange';
import { readRedirect } from '@/utils/oauth/redirect';
import type { Deps, WebAuthOutcome } from '@/utils/ports/deps';

/** Tokens fresh from a network, and what was asked for. */
export interface Authorized {
  readonly tokens: TokenSet;
  readonly asked: readonly string[];
}

/**
 * One authorization from the consent page to tokens.
 * `onReturn` is called when the person is done and only Relink is at work.
 * @throws Failure with what the person or the page did; Refusal when the token endpoint refuses
 */
export async function authorizeAtNetwork(
  deps: Pick<Deps, 'now' | 'fetch' | 'identity'>,
  network: Network,
  access: OAuthAccess,
  place: Place,
  purpose: Purpose,
  onReturn: () => Promise<void> = async () => {},
): Promise<Authorized> {
  const { app } = place;
  if (!app) throw new Failure('app_missing', { network: network.name });
  const plan = access.plan(place, purpose);
  const redirectUri = deps.identity.redirectUri(app.redirectPath ?? access.redirectPath);
  const request = await authorizationRequest(app, plan, redirectUri);
  const outcome = await deps.identity.authorize(
    request.url,
    purpose.kind === 'silent' ? 'silent' : 'interactive',
  );
  const redirect = readRedirect(redirectedUrl(outcome, request.url), request, app, plan);
  await onReturn();
  const fetch = bindToHosts(deps.fetch, network.hosts(place));
  const answer: TokenAnswer =
    redirect.kind === 'tokens'
      ? redirect.answer
      : await exchangeCode(network, app, plan, request, redirect.params, fetch);
  const first = access.readTokens(answer, deps.now(), place, null);
  const session = { place, ...first, accountId: null, grantedAt: deps.now() };
  const tokens = access.extend ? await converse(access.extend(session, first, deps.now()), fetch) : first;
  return { tokens, asked: plan.scopes };
}

function redirectedUrl(outcome: WebAuthOutcome, consentPage: string): string {
  const { host } = new URL(consentPage);
  switch (outcome.kind) {
    case 'redirected':
      return outcome.url;
    case 'window_closed':
      throw new Failure('window_closed');
    case 'page_not_loaded':
    case 'interaction_required':
      throw new Failure('page_not_loaded', { host });
    case 'timed_out':
      throw new Failure('authorization_timed_out');
    case 'another_window_open':
      throw new Failure('another_window_open');
    case 'failed':
      throw new Failure('provider_error', { host, providerText: providerWords(outcome.text) });
  }
}
