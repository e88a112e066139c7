import { type Answer, json } from '../core/answer.ts';
import { type Call, clientCredentials, parameter } from '../core/call.ts';
import { fitsChallenge } from '../core/secrets.ts';
import { isRefreshExpired, type Token } from '../world/token-book.ts';
import type { RegisteredApp } from './app-registry.ts';
import { refuseClient, refuseGrant } from './refusals.ts';
import type { MastodonServer } from './server.ts';

/** https://docs.joinmastodon.org/methods/oauth/#token */
export function token(server: MastodonServer, call: Call): Answer {
  const credentials = clientCredentials(call);
  const app = server.apps.authenticate(credentials.id, credentials.secret);
  if (app === null) return refuseClient(server.traits);
  switch (parameter(call, 'grant_type')) {
    case 'authorization_code':
      return fromCode(server, call, app);
    case 'refresh_token':
      return fromRefresh(server, call, app);
    case 'client_credentials':
      return grant(server, { app, person: null, scopes: app.scopes });
    default:
      return json(400, {
        error: 'unsupported_grant_type',
        error_description: 'The authorization grant type is not supported by the authorization server.',
      });
  }
}

/** https://docs.joinmastodon.org/methods/oauth/#revoke */
export function revoke(server: MastodonServer, call: Call): Answer {
  const credentials = clientCredentials(call);
  const app = server.apps.authenticate(credentials.id, credentials.secret);
  const value = parameter(call, 'token');
  const found = server.tokens.byAccess(value) ?? server.tokens.byRefresh(value);
  if (app === null || (found !== null && found.clientId !== app.clientId)) {
    return json(403, {
      error: 'unauthorized_client',
      error_description: 'You are not authorized to revoke this token',
    });
  }
  if (found !== null) {
    server.tokens.killGrant(found.grant, 'revoked');
    if (server.world.board.isOn(server.traits.network, 'drops-app-on-revoke')) server.apps.drop(app.clientId);
  }
  return json(200, {});
}

function fromCode(server: MastodonServer, call: Call, app: RegisteredApp): Answer {
  const { code } = server.codes.take(parameter(call, 'code'));
  if (
    code === null ||
    code.clientId !== app.clientId ||
    code.redirectUri !== parameter(call, 'redirect_uri') ||
    !fitsChallenge(parameter(call, 'code_verifier'), code.challenge, code.challengeMethod)
  ) {
    return refuseGrant(server.traits);
  }
  return grant(server, { app, person: code.person, scopes: code.scopes });
}

function fromRefresh(server: MastodonServer, call: Call, app: RegisteredApp): Answer {
  const old = server.tokens.byRefresh(parameter(call, 'refresh_token'));
  if (old === null || old.clientId !== app.clientId) return refuseGrant(server.traits);
  if (old.refreshUsed && server.rotation() === 'reuse-detection') {
    server.tokens.killGrant(old.grant, 'replayed');
    return refuseGrant(server.traits);
  }
  const gone = old.person !== null && (server.is(old.person, 'closed') || server.is(old.person, 'suspended'));
  if (gone || old.death !== null || isRefreshExpired(old)) return refuseGrant(server.traits);
  const keeps = server.rotation() === 'off';
  old.refreshUsed = !keeps;
  return grant(server, { app, person: old.person, scopes: old.scopes, after: old, keeps });
}

interface Grant {
  readonly app: RegisteredApp;
  readonly person: Token['person'];
  readonly scopes: readonly string[];
  readonly after?: Token;
  readonly keeps?: boolean;
}

function grant(server: MastodonServer, { app, person, scopes, after, keeps }: Grant): Answer {
  const lifetime = person === null ? null : server.accessLifetime();
  const made = server.tokens.issue({
    person,
    clientId: app.clientId,
    scopes,
    lifetime,
    refreshLifetime: person === null ? null : server.traits.refreshLifetime,
    ...(after !== undefined && { grant: after.grant }),
    ...(keeps === true && after !== undefined && { keepRefresh: after.refresh }),
  });
  return json(200, {
    access_token: made.access,
    token_type: 'Bearer',
    scope: scopes.join(' '),
    created_at: Math.floor(made.issuedAt / 1000),
    ...(lifetime !== null && { expires_in: lifetime }),
    ...(made.refresh !== null && { refresh_token: made.refresh }),
  });
}
