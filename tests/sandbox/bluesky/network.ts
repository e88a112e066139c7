import { json, withHeaders } from '../core/answer.ts';
import { now } from '../core/clock.ts';
import { withCors } from '../core/cors.ts';
import { type Handler, routes } from '../core/routes.ts';
import type { PersonId } from '../world/people.ts';
import type { PlayedNetwork } from '../world/played-network.ts';
import { action, amount, choice, commonSwitches, toggle } from '../world/switches.ts';
import type { World } from '../world/world.ts';
import { APP_VIEW, appPasswordsOf, Bluesky, DIRECTORY, HOME, MIGRATED_TO } from './bluesky.ts';
import { HOSTILE, HOSTILE_WEB, hostileAccounts, hostileDocument, hostileServer } from './hostile.ts';
import { directoryEntry, profile, repoStatus, resolveHandle, wellKnownDid } from './identity.ts';
import {
  createSession,
  deleteSession,
  getSession,
  refreshSession,
  signedInAccount,
  tooMany,
} from './sessions.ts';
import { xrpcError } from './xrpc-error.ts';

const EXPOSED =
  'ratelimit-limit, ratelimit-remaining, ratelimit-reset, ratelimit-policy, dpop-nonce, www-authenticate';

/**
 * Bluesky's own server, a second one to move to, the app view and the directory of DIDs. `bluesky` is its state, for
 * those who look into it.
 */
export function blueskyNetwork(world: World, bluesky = new Bluesky(world)): PlayedNetwork {
  return {
    id: 'bluesky',
    title: 'Bluesky',
    hosts: [HOME, `*.${HOME}`, MIGRATED_TO, APP_VIEW, DIRECTORY, HOSTILE, HOSTILE_WEB],
    accounts: bluesky.accounts,
    switches: [
      ...commonSwitches.filter((spec) => spec.name !== 'sign-in-as'),
      amount('access-lifetime', 'Access tokens live so many seconds'),
      choice('hostile-lies', `${HOSTILE} claims to speak for Anna`, [
        ['sign-in', 'from the sign-in on'],
        ['first-call', 'from the first call on'],
        ['renewal', 'from the first renewal on'],
      ]),
    ],
    accountSwitches: () => [
      action('expire-access', 'Expire access'),
      action('expire-all', 'Expire access and refresh'),
      action('revoke', 'Revoke sessions'),
      action('delete-app-password', 'Delete app password'),
      action('change-password', 'Change password'),
      toggle('no-second-factor', 'No e-mail code with the main password'),
      toggle('suspended', 'Taken down'),
      toggle('deactivated', 'Deactivated'),
      toggle('closed', 'Deleted'),
      toggle('migrated', `Moved to ${MIGRATED_TO}`),
    ],
    handle: handler(bluesky),
    isPage: () => false,
    limited: (_call, seconds) =>
      withHeaders(tooMany(now() + seconds * 1000), {
        'access-control-allow-origin': '*',
        'access-control-expose-headers': EXPOSED,
      }),
    flip: (name, person) => flip(bluesky, name, person),
    reset: () => bluesky.reset(),
  };
}

function handler(bluesky: Bluesky): Handler {
  const server = routes(
    [
      ['POST', '/xrpc/com.atproto.server.createSession', (call) => createSession(bluesky, call)],
      ['POST', '/xrpc/com.atproto.server.refreshSession', (call) => refreshSession(bluesky, call)],
      ['POST', '/xrpc/com.atproto.server.deleteSession', (call) => deleteSession(bluesky, call)],
      ['GET', '/xrpc/com.atproto.server.getSession', (call) => getSession(bluesky, call)],
      ['GET', '/xrpc/com.atproto.server.describeServer', (call) => describeServer(call.host)],
      ['GET', '/xrpc/com.atproto.sync.getRepoStatus', (call) => repoStatus(bluesky, call)],
      ['GET', '/xrpc/com.atproto.identity.resolveHandle', (call) => resolveHandle(bluesky, call)],
      [
        'GET',
        '/xrpc/app.bsky.actor.getProfile',
        (call) => {
          const signedIn = signedInAccount(bluesky, call);
          return 'trouble' in signedIn ? signedIn.trouble : profile(bluesky, call);
        },
      ],
      ['GET', '/xrpc/_health', () => json(200, { version: '0.4.217' })],
      ['GET', '/.well-known/atproto-did', (call) => wellKnownDid(bluesky, call)],
    ],
    () => xrpcError(501, 'MethodNotImplemented', 'Method Not Implemented'),
  );
  const appView = routes(
    [
      ['GET', '/xrpc/com.atproto.identity.resolveHandle', (call) => resolveHandle(bluesky, call)],
      ['GET', '/xrpc/app.bsky.actor.getProfile', (call) => profile(bluesky, call)],
      ['GET', '/xrpc/_health', () => json(200, { version: 'sandbox' })],
    ],
    () => xrpcError(404, 'XRPCNotSupported', 'XRPCNotSupported'),
  );
  const others = new Map<string, Handler>([
    [APP_VIEW, appView],
    [DIRECTORY, (call) => directoryEntry(bluesky, call)],
    [HOSTILE, hostileServer(bluesky)],
    [HOSTILE_WEB, () => json(200, hostileDocument(hostileAccounts.web.did))],
  ]);
  return withCors((call) => (others.get(call.host) ?? server)(call), EXPOSED);
}

function describeServer(host: string) {
  return json(200, {
    did: `did:web:${host}`,
    availableUserDomains: ['.bsky.social'],
    inviteCodeRequired: false,
    phoneVerificationRequired: false,
    links: {},
  });
}

function flip(bluesky: Bluesky, name: string, person: PersonId | null): void {
  if (person === null) return;
  if (name === 'expire-access' || name === 'expire-all') bluesky.expireAccess(person);
  if (name === 'expire-all') bluesky.refreshes.expire(person);
  // A new main password ends every session, those of app passwords too; the app passwords themselves stay.
  if (name === 'revoke' || name === 'change-password') {
    bluesky.refreshes.revokeWhere((record) => record.person === person);
  }
  if (name === 'delete-app-password') {
    const { first } = appPasswordsOf(person);
    bluesky.deletedPasswords.add(first);
    bluesky.refreshes.revokeWhere((record) => record.password === first);
  }
}
