import { DAY, MINUTE } from '@/utils/core/time';
import type { AuthorizationPlan, Purpose } from '@/utils/networks/access';
import { defineNetwork, type Place } from '@/utils/networks/network';
import { standardTokens } from '../shared/token-set';
import { differential } from './differential';
import { FIELDS } from './fields';
import { hosts } from './hosts';
import { issuerOf, prepare, typedOrigins } from './prepare';
import { readFailure } from './read-failure';
import { ownRedirect, SHARED_PATH } from './redirect';
import { identify, listProfiles } from './who-am-i';

function scopesOf(place: Place): readonly string[] {
  return (place.app?.settings.scopes ?? '').split(/\s+/).filter((scope) => scope !== '');
}

/** `prompt=none` is OpenID Connect's (Core §3.1.2.1): without `openid` a server need not know it. */
function silent(place: Place): boolean {
  return scopesOf(place).includes('openid');
}

/**
 * A refresh token for `offline_access` is given only after consent was asked for (OpenID Connect Core §11); `login` lets
 * the right person sign in where another one was.
 */
function promptOf(place: Place, purpose: Purpose): Record<string, string> {
  if (purpose.kind === 'silent') return { prompt: 'none' };
  const asksWho = purpose.kind === 'reconnect' && purpose.afterWrongAccount && knowsLogin(place);
  const asksConsent = silent(place) && scopesOf(place).includes('offline_access');
  const prompts = [...(asksWho ? ['login'] : []), ...(asksConsent ? ['consent'] : [])];
  return prompts.length > 0 ? { prompt: prompts.join(' ') } : {};
}

function knowsLogin(place: Place): boolean {
  const known = place.app?.endpoints.prompt_values_supported;
  return silent(place) || (Array.isArray(known) && known.includes('login'));
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
    clientAuthentication: place.app?.clientSecret ? authentication : 'none',
    params: { ...promptOf(place, purpose), ...(hint && silent(place) ? { login_hint: hint } : {}) },
  };
}

/** Any OAuth 2 or OpenID Connect server that the person names. */
export const custom = defineNetwork({
  id: 'custom',
  name: 'Custom server',
  manyServers: true,
  summary: 'Any OAuth 2 or OpenID Connect server: you need its address and a client ID.',
  profileNoun: { one: 'account', many: 'accounts' },
  app: { kind: 'typed' },
  access: {
    kind: 'oauth',
    redirectPath: SHARED_PATH,
    ownRedirect,
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
  pictureHosts: (server) => [new URL(server).hostname],
  checkEveryMs: 5 * MINUTE,
  renewal: (_place, refreshable) =>
    refreshable
      ? { kind: 'refresh_token', everyMs: DAY, aheadMs: MINUTE, provesLife: false }
      : { kind: 'none' },
  identify,
  probe: 'identify',
  listProfiles,
  readFailure,
  differential,
});
