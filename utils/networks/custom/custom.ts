import { DAY, MINUTE } from '@/utils/core/time';
import type { HttpAnswer } from '@/utils/http/messages';
import { isJsonSuccess } from '@/utils/networks/answers';
import {
  type AuthorizationPlan,
  defineNetwork,
  type Place,
  type Purpose,
  type Session,
} from '@/utils/networks/network';
import { bearerGet, openGet } from '../shared/requests';
import { standardTokens } from '../shared/token-set';
import { FIELDS } from './fields';
import { issuerOf, prepare, typedOrigins } from './prepare';
import { readFailure } from './read-failure';
import { identify, listProfiles } from './who-am-i';

function scopesOf(place: Place): readonly string[] {
  return (place.app?.settings.scopes ?? '').split(/\s+/).filter((scope) => scope !== '');
}

/** `prompt=none` is OpenID Connect's (Core §3.1.2.1): without `openid` a server need not know it. */
function silent(place: Place): boolean {
  return scopesOf(place).includes('openid');
}

/** A refresh token for `offline_access` is given only after consent was asked for (OpenID Connect Core §11). */
function promptOf(place: Place, purpose: Purpose): Record<string, string> {
  if (purpose.kind === 'silent') return { prompt: 'none' };
  return silent(place) && scopesOf(place).includes('offline_access') ? { prompt: 'consent' } : {};
}

function plan(place: Place, purpose: Purpose): AuthorizationPlan {
  const endpoints = place.app?.endpoints;
  const methods = endpoints?.token_endpoint_auth_methods_supported ?? ['client_secret_basic'];
  const authentication = methods.includes('client_secret_basic')
    ? 'client_secret_basic'
    : 'client_secret_post';
  const hint = purpose.kind === 'connect' ? null : (purpose.account.handle ?? purpose.account.name);
  return {
    responseType: 'code',
    scopes: scopesOf(place),
    scopeSeparator: ' ',
    pkce: endpoints?.code_challenge_methods_supported?.includes('S256') ?? true,
    clientAuthentication: place.app?.clientSecret ? authentication : 'none',
    params: { ...promptOf(place, purpose), ...(hint && silent(place) ? { login_hint: hint } : {}) },
  };
}

function hosts({ app }: Place): readonly string[] {
  const { token_endpoint, revocation_endpoint } = app?.endpoints ?? {};
  const addresses = [token_endpoint, revocation_endpoint, app?.settings.whoAmIUrl];
  return [...new Set(addresses.flatMap((address) => (address ? [new URL(address).host] : [])))];
}

/** Without metadata the authorization endpoint is the one address that everybody may open; any word from it will do. */
function opens(answer: HttpAnswer): boolean {
  return isJsonSuccess(answer) || answer.redirected || (answer.status >= 200 && answer.status < 405);
}

/** It has to be on one of the hosts that this login speaks to; failing that, the who-am-I host's own front page. */
function openAddress(place: Place): string {
  const { issuer = '', authorization_endpoint = '' } = place.app?.endpoints ?? {};
  const address = place.app?.settings.discovered === 'yes' ? issuer : authorization_endpoint;
  const isOwn = URL.canParse(address) && hosts(place).includes(new URL(address).host);
  return isOwn ? address : new URL('/', place.app?.settings.whoAmIUrl).href;
}

/** Any OAuth 2 or OpenID Connect server that the person names. */
export const custom = defineNetwork({
  id: 'custom',
  name: 'Custom server',
  summary: 'Any OAuth 2 or OpenID Connect server: you need its address and a client ID.',
  profileNoun: { one: 'account', many: 'accounts' },
  app: { kind: 'typed' },
  access: {
    kind: 'oauth',
    redirectPath: 'custom',
    issuer: issuerOf,
    prepare,
    plan,
    readTokens: (answer, at, place, previous) => standardTokens(answer, at, previous, silent(place)),
    silent,
  },
  fields: FIELDS,
  origins: typedOrigins,
  sendsCors: false,
  hosts,
  checkEveryMs: 5 * MINUTE,
  renewal: (_place, refreshable) =>
    refreshable
      ? { kind: 'refresh_token', everyMs: DAY, aheadMs: MINUTE, provesLife: false }
      : { kind: 'none' },
  identify,
  probe: 'identify',
  listProfiles,
  readFailure,
  differential: ({ place, accessToken }: Session) => {
    const whoAmI = place.app?.settings.whoAmIUrl ?? '';
    return {
      anonymous: openGet(whoAmI),
      authorized: bearerGet(whoAmI, accessToken),
      open: openGet(openAddress(place)),
      opens,
    };
  },
});
