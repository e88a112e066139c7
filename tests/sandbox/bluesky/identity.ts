import { type Answer, json, raw } from '../core/answer.ts';
import type { Call } from '../core/call.ts';
import type { Bluesky } from './bluesky.ts';
import { didDocument } from './did-document.ts';
import { hostileDid, hostileDocument } from './hostile.ts';
import { xrpcError } from './xrpc-error.ts';

/** https://docs.bsky.app/docs/api/com-atproto-identity-resolve-handle */
export function resolveHandle(bluesky: Bluesky, call: Call): Answer {
  const handle = (call.query.get('handle') ?? '').toLowerCase();
  const account = bluesky.accounts.find((candidate) => candidate.handle === handle);
  const isThere = account !== undefined && !bluesky.is(account, 'closed');
  const did = isThere ? account.id : hostileDid(handle);
  return did === null ? xrpcError(400, 'InvalidRequest', 'Unable to resolve handle') : json(200, { did });
}

/** A handle's host names its DID too: https://atproto.com/specs/handle#https-well-known-resolution */
export function wellKnownDid(bluesky: Bluesky, call: Call): Answer {
  const account = bluesky.accounts.find((candidate) => candidate.handle === call.host);
  if (account === undefined) return raw(404, 'text/plain', 'User not found');
  return raw(200, 'text/plain', account.id);
}

/** The directory of DIDs: https://web.plc.directory/api/redoc */
export function directoryEntry(bluesky: Bluesky, call: Call): Answer {
  const did = decodeURIComponent(call.path.slice(1));
  const account = bluesky.accounts.find((candidate) => candidate.id === did);
  // A server that deletes an account leaves its entry as it was.
  const document =
    account === undefined ? hostileDocument(did) : didDocument(did, account.handle, bluesky.homeOf(account));
  if (document === null) return json(404, { message: `DID not registered: ${did}` });
  return json(200, document, { 'content-type': 'application/did+ld+json' });
}

/** What a server says in public: https://docs.bsky.app/docs/api/com-atproto-sync-get-repo-status */
export function repoStatus(bluesky: Bluesky, call: Call): Answer {
  const did = call.query.get('did') ?? '';
  const account = bluesky.accounts.find((candidate) => candidate.id === did);
  if (account === undefined || bluesky.is(account, 'closed')) {
    return xrpcError(400, 'RepoNotFound', `Could not find repo for DID: ${did}`);
  }
  const isElsewhere = bluesky.homeOf(account) !== call.host;
  if (bluesky.is(account, 'suspended')) return json(200, { did, active: false, status: 'takendown' });
  if (isElsewhere || bluesky.is(account, 'deactivated')) {
    return json(200, { did, active: false, status: 'deactivated' });
  }
  return json(200, { did, active: true, rev: '3n33qexhd4c2o' });
}

/** https://docs.bsky.app/docs/api/app-bsky-actor-get-profile */
export function profile(bluesky: Bluesky, call: Call): Answer {
  const account = bluesky.find(call.query.get('actor') ?? '');
  if (account === null || bluesky.is(account, 'closed'))
    return xrpcError(400, 'InvalidRequest', 'Profile not found');
  if (bluesky.is(account, 'suspended'))
    return xrpcError(400, 'AccountTakedown', 'Account has been suspended');
  if (bluesky.is(account, 'deactivated'))
    return xrpcError(400, 'AccountDeactivated', 'Account is deactivated');
  return json(200, {
    did: account.id,
    handle: account.handle,
    displayName: account.name,
    avatar: bluesky.avatarOf(account),
    description: '',
    followersCount: 210,
    followsCount: 95,
    postsCount: 340,
    labels: [],
  });
}
