import * as oauth from 'oauth4webapi';
import { cut, LONGEST } from '@/utils/core/bounds';
import { Failure } from '@/utils/core/failure';
import { sameIssuer } from '@/utils/core/issuer';
import { providerWords } from '@/utils/core/provider-words';
import { type Redact, redactor } from '@/utils/core/redact';
import type { AuthorizationPlan, TokenAnswer } from '@/utils/networks/access';
import type { App } from '@/utils/networks/network';
import type { AuthorizationRequest } from './authorization-url';
import { clientSecrets } from './client';

/** What the redirect brought: parameters for the code exchange, or the tokens of an implicit grant. */
export type Redirect =
  | { readonly kind: 'code'; readonly params: URLSearchParams }
  | { readonly kind: 'tokens'; readonly answer: TokenAnswer };

/**
 * Reads the redirect to our redirect URI. Nothing in it is believed before address, `state` (and `iss`, RFC 9207) match:
 * the browser hands over a redirect to any address of the extension, and each server may have one of its own.
 * @throws Failure `state_mismatch`, `issuer_mismatch`, `issuer_not_typed`, `doubled_answer`, `refused_by_person`
 * or `provider_error`
 */
export function readRedirect(
  href: string,
  request: AuthorizationRequest,
  app: App,
  plan: AuthorizationPlan,
): Redirect {
  const params = redirectParams(href);
  const redact = redactor([request.state, request.verifier, ...clientSecrets(app)]);
  if (!isTo(request.redirectUri, href) || params.get('state') !== request.state)
    throw new Failure('state_mismatch');
  expectIssuer(params, app);
  const error = params.get('error');
  if (error !== null) throw authorizationFailure(error, params.get('error_description'), redact);
  return plan.responseType === 'token' ? readImplicit(params) : readCode(params, request, app);
}

function isTo(redirectUri: string, href: string): boolean {
  const [expected, actual] = [new URL(redirectUri), new URL(href)];
  return actual.origin === expected.origin && actual.pathname === expected.pathname;
}

/** Puts the issuer as it is on file in place of one that is only written otherwise. */
function expectIssuer(params: URLSearchParams, { endpoints, issuerIsGuess }: App): void {
  const named = params.get('iss');
  if (named === null) return;
  const { issuer, authorization_endpoint = issuer } = endpoints;
  const { host } = new URL(authorization_endpoint);
  const isHere = URL.canParse(named) && new URL(named).host === host;
  if (issuerIsGuess ? isHere : sameIssuer(named, issuer)) params.set('iss', issuer);
  else if (issuerIsGuess)
    throw new Failure('issuer_not_typed', { host, actual: cut(providerWords(named), LONGEST.name) });
  else throw new Failure('issuer_mismatch', { host: new URL(issuer).host });
}

function readCode(params: URLSearchParams, request: AuthorizationRequest, app: App): Redirect {
  if (!params.get('code')) throw new Failure('provider_error', { providerText: 'no code in the redirect' });
  try {
    return {
      kind: 'code',
      params: oauth.validateAuthResponse(app.endpoints, { client_id: app.clientId }, params, request.state),
    };
  } catch (error) {
    throw new Failure('provider_error', {
      providerText: error instanceof Error ? error.message : 'invalid response',
    });
  }
}

function readImplicit(params: URLSearchParams): Redirect {
  const token = params.get('access_token');
  if (!token) throw new Failure('provider_error', { providerText: 'no access_token in the redirect' });
  if (token.length > LONGEST.token)
    throw new Failure('provider_error', { providerText: 'the access_token is too long' });
  return { kind: 'tokens', answer: { ...Object.fromEntries(params), access_token: token } };
}

/** No parameter may come twice (RFC 6749 §3.1): whoever adds a second one hopes that it is the one that is read. */
const ONCE = ['code', 'state', 'iss', 'error', 'access_token'];

/** Query and fragment together. Meta appends `#_=_` to its redirects, which is one more parameter that nobody reads. */
function redirectParams(href: string): URLSearchParams {
  if (!URL.canParse(href))
    throw new Failure('provider_error', { providerText: 'the redirect is not an address' });
  if (href.length > LONGEST.redirect)
    throw new Failure('provider_error', { providerText: 'the redirect is too long' });
  const url = new URL(href);
  const params = new URLSearchParams(url.search);
  for (const [name, value] of new URLSearchParams(url.hash.slice(1))) params.append(name, value);
  if (ONCE.some((name) => params.getAll(name).length > 1)) throw new Failure('doubled_answer');
  return params;
}

/** RFC 6749 §4.1.2.1. `access_denied` is the person's own answer. */
function authorizationFailure(code: string, text: string | null, redact: Redact): Failure {
  const detail = {
    providerCode: providerWords(redact(code)),
    ...(text ? { providerText: providerWords(redact(text)) } : {}),
  };
  return new Failure(code === 'access_denied' ? 'refused_by_person' : 'provider_error', detail);
}
