import { type Answer, empty, json, withHeaders } from '../core/answer.ts';
import type { Call } from '../core/call.ts';
import { now, nowSeconds } from '../core/clock.ts';
import type { Account } from '../world/people.ts';
import type { Bluesky } from './bluesky.ts';
import { didDocument } from './did-document.ts';
import { ACCESS_SCOPE, issueJwt, MAIN_SCOPE, REFRESH_SCOPE, readJwt } from './jwt.ts';
import type { RefreshRecord } from './refresh-book.ts';
import * as errors from './xrpc-error.ts';

const ACCESS_SECONDS = 120 * 60;
const REFRESH_SECONDS = 90 * 86_400;

/** https://docs.bsky.app/docs/api/com-atproto-server-create-session */
export function createSession(bluesky: Bluesky, call: Call): Answer {
  const identifier = (call.form.get('identifier') ?? '').replace(/^@/, '');
  const freeAt = bluesky.countSignIn(identifier, now());
  if (freeAt !== null) return tooMany(freeAt);
  const account = bluesky.find(identifier);
  const password = call.form.get('password') ?? '';
  if (account === null || bluesky.is(account, 'closed') || bluesky.homeOf(account) !== call.host) {
    return errors.badCredentials();
  }
  const kind = bluesky.passwordKind(account, call.host, password);
  if (kind === null) return errors.badCredentials();
  if (bluesky.is(account, 'suspended')) return errors.takenDown();
  const asksForCode = kind === 'main' && !bluesky.is(account, 'no-second-factor');
  if (asksForCode && call.form.get('authFactorToken') === null) {
    return errors.xrpcError(
      401,
      'AuthFactorTokenRequired',
      'A sign in code has been sent to your email address',
    );
  }
  const record = bluesky.refreshes.open(
    account.person,
    kind === 'app' ? password : null,
    REFRESH_SECONDS * 1000,
  );
  return json(200, { ...tokens(bluesky, call, account, record), ...describe(bluesky, account) });
}

/** https://docs.bsky.app/docs/api/com-atproto-server-refresh-session */
export function refreshSession(bluesky: Bluesky, call: Call): Answer {
  const found = refreshRecord(bluesky, call);
  if ('trouble' in found) return found.trouble;
  const { record, account } = found;
  if (bluesky.is(account, 'closed')) return errors.noUserInfo(account.id);
  if (bluesky.homeOf(account) !== call.host) return errors.accountNotFound();
  if (bluesky.is(account, 'suspended')) return errors.takenDown();
  const next = bluesky.refreshes.rotate(record, REFRESH_SECONDS * 1000);
  return json(200, { ...tokens(bluesky, call, account, next), ...describe(bluesky, account) });
}

/** https://docs.bsky.app/docs/api/com-atproto-server-delete-session */
export function deleteSession(bluesky: Bluesky, call: Call): Answer {
  const found = refreshRecord(bluesky, call);
  if ('trouble' in found) return found.trouble;
  bluesky.refreshes.revokeFrom(found.record);
  return empty(200);
}

/** https://docs.bsky.app/docs/api/com-atproto-server-get-session */
export function getSession(bluesky: Bluesky, call: Call): Answer {
  const signedIn = signedInAccount(bluesky, call);
  if ('trouble' in signedIn) return signedIn.trouble;
  const { account } = signedIn;
  if (bluesky.is(account, 'suspended')) return errors.noUserInfo(account.id);
  return json(200, describe(bluesky, account));
}

/**
 * Who an access token belongs to. Nothing but the token itself is asked: it works until it expires, whatever became of
 * the session.
 */
export function signedInAccount(
  bluesky: Bluesky,
  call: Call,
): { readonly account: Account } | { readonly trouble: Answer } {
  if (call.bearer === null) return { trouble: errors.authMissing() };
  const claims = readJwt(call.bearer);
  if (claims === null || claims.aud !== audience(call.host)) return { trouble: errors.unverifiable() };
  if (claims.scope !== ACCESS_SCOPE && claims.scope !== MAIN_SCOPE) return { trouble: errors.wrongScope() };
  if (claims.exp <= nowSeconds() || bluesky.expiredAccess.has(claims.jti))
    return { trouble: errors.expired() };
  const account = bluesky.find(claims.sub);
  if (account !== null && bluesky.is(account, 'closed')) return { trouble: errors.noUserInfo(account.id) };
  if (account === null || bluesky.homeOf(account) !== call.host) return { trouble: errors.accountNotFound() };
  return { account };
}

function refreshRecord(
  bluesky: Bluesky,
  call: Call,
): { readonly record: RefreshRecord; readonly account: Account } | { readonly trouble: Answer } {
  if (call.bearer === null) return { trouble: errors.authMissing() };
  const claims = readJwt(call.bearer);
  if (claims === null || claims.aud !== audience(call.host)) return { trouble: errors.unverifiable() };
  if (claims.scope !== REFRESH_SCOPE) return { trouble: errors.wrongScope() };
  const record = bluesky.refreshes.find(claims.jti);
  const account = bluesky.find(claims.sub);
  if (record === null || account === null || record.revoked) return { trouble: errors.revoked() };
  // After the grace the real server keeps no record of a used token, so it reads like a revoked one.
  if (record.expiresAt <= now())
    return { trouble: record.nextId === null ? errors.expired() : errors.revoked() };
  return { record, account };
}

function tokens(bluesky: Bluesky, call: Call, account: Account, record: RefreshRecord): object {
  const lifetime = bluesky.world.board.amount('bluesky', 'access-lifetime') || ACCESS_SECONDS;
  const shared = { sub: account.id, aud: audience(call.host) };
  const scope = record.password === null ? MAIN_SCOPE : ACCESS_SCOPE;
  const accessJwt = issueJwt({ scope, ...shared }, lifetime);
  bluesky.noteAccess(account.person, readJwt(accessJwt)?.jti ?? '');
  return {
    accessJwt,
    refreshJwt: issueJwt({ scope: REFRESH_SCOPE, ...shared, jti: record.id }, REFRESH_SECONDS),
  };
}

function describe(bluesky: Bluesky, account: Account): object {
  const deactivated = bluesky.is(account, 'deactivated');
  return {
    handle: account.handle,
    did: account.id,
    didDoc: didDocument(account.id, account.handle, bluesky.homeOf(account)),
    active: !deactivated,
    ...(deactivated && { status: 'deactivated' }),
  };
}

function audience(host: string): string {
  return `did:web:${host}`;
}

/** The server's own limit has a reset time and no Retry-After. */
export function tooMany(freeAtMs: number): Answer {
  return withHeaders(errors.xrpcError(429, 'RateLimitExceeded', 'Rate Limit Exceeded'), {
    'ratelimit-limit': '30',
    'ratelimit-remaining': '0',
    'ratelimit-reset': String(Math.ceil(freeAtMs / 1000)),
    'ratelimit-policy': '30;w=300',
  });
}
