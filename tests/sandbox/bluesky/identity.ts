import { type Answer, json, raw } from '../core/answer.ts';
import type { Call } from '../core/call.ts';
import type { Account } from '../world/people.ts';
import type { Bluesky } from './bluesky.ts';
import { xrpcError } from './xrpc-error.ts';

/** https://docs.bsky.app/docs/api/com-atproto-identity-resolve-handle */
export function resolveHandle(bluesky: Bluesky, call: Call): Answer {
  const handle = (call.query.get('handle') ?? '').toLowerCase();
  const account = bluesky.accounts.find((candidate) => candidate.handle === handle);
  if (account === undefined || bluesky.is(account, 'closed')) {
    return xrpcError(400, 'InvalidRequest', 'Unable to resolve handle');
  }
  return json(200, { did: account.id });
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
  if (account === undefined) return json(404, { message: `DID not registered: ${did}` });
  if (bluesky.is(account, 'closed')) return json(410, { message: `DID not available: ${did}` });
  return json(200, didDocument(bluesky, account), { 'content-type': 'application/did+ld+json' });
}

/** https://atproto.com/specs/did#did-documents */
export function didDocument(bluesky: Bluesky, account: Account): object {
  return {
    '@context': ['https://www.w3.org/ns/did/v1', 'https://w3id.org/security/multikey/v1'],
    id: account.id,
    alsoKnownAs: [`at://${account.handle}`],
    verificationMethod: [],
    service: [
      {
        id: '#atproto_pds',
        type: 'AtprotoPersonalDataServer',
        serviceEndpoint: `https://${bluesky.homeOf(account)}`,
      },
    ],
  };
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
