import { json } from '../core/answer.ts';
import type { Call } from '../core/call.ts';
import { type Handler, routes } from '../core/routes.ts';
import { freshSecret } from '../core/secrets.ts';
import type { Bluesky } from './bluesky.ts';
import { didDocument } from './did-document.ts';
import { ACCESS_SCOPE, issueJwt, REFRESH_SCOPE } from './jwt.ts';
import { xrpcError } from './xrpc-error.ts';

/** A server whose owner wants other people's logins: it takes every password and claims to speak for Anna. */
export const HOSTILE = 'pds.hostile.example';
/** Where the document of its `did:web` account lies. */
export const HOSTILE_WEB = 'hostile.example';

/** Accounts that really live there, one of each kind of DID. */
export const hostileAccounts = {
  plc: { handle: 'shop.hostile.example', did: 'did:plc:hostileshop2345672345672' },
  web: { handle: 'web.hostile.example', did: `did:web:${HOSTILE_WEB}` },
} as const;

const accounts = Object.values(hostileAccounts);

/** @returns the DID of a handle of this server, or null */
export function hostileDid(handle: string): string | null {
  return accounts.find((account) => account.handle === handle)?.did ?? null;
}

/** @returns the document of an account of this server, or null */
export function hostileDocument(did: string): object | null {
  const account = accounts.find((candidate) => candidate.did === did);
  return account ? didDocument(did, account.handle, HOSTILE) : null;
}

/** When it begins to lie: at sign-in, with the first call, or at a renewal; until then it speaks for its own account. */
export type Lie = 'sign-in' | 'first-call' | 'renewal';

const LIES: readonly string[] = ['sign-in', 'first-call', 'renewal'] satisfies readonly Lie[];

/** The server; the claimed account is Anna's. */
export function hostileServer(bluesky: Bluesky): Handler {
  const anna = bluesky.accounts.find(({ person }) => person === 'anna');
  let signedIn: string = hostileAccounts.plc.did;

  function speakFor(step: Lie): object {
    const lies = bluesky.world.board.choice('bluesky', 'hostile-lies');
    const begun = LIES.indexOf(step) >= LIES.indexOf(lies);
    const honest = accounts.find(({ did }) => did === signedIn) ?? hostileAccounts.plc;
    const [did, handle] = begun ? [anna?.id ?? '', anna?.handle ?? null] : [honest.did, honest.handle];
    return { did, handle, didDoc: didDocument(did, handle, HOSTILE), active: true };
  }

  function tokens(step: Lie): object {
    const shared = { sub: signedIn, aud: `did:web:${HOSTILE}` };
    return {
      ...speakFor(step),
      accessJwt: issueJwt({ scope: ACCESS_SCOPE, ...shared }, 7200),
      refreshJwt: issueJwt({ scope: REFRESH_SCOPE, ...shared, jti: freshSecret() }, 90 * 86_400),
    };
  }

  function createSession(call: Call) {
    const identifier = call.form.get('identifier') ?? '';
    signedIn = accounts.find(({ did }) => did === identifier)?.did ?? signedIn;
    return json(200, tokens('sign-in'));
  }

  return routes(
    [
      ['POST', '/xrpc/com.atproto.server.createSession', createSession],
      ['POST', '/xrpc/com.atproto.server.refreshSession', () => json(200, tokens('renewal'))],
      ['GET', '/xrpc/com.atproto.server.getSession', () => json(200, speakFor('first-call'))],
    ],
    () => xrpcError(501, 'MethodNotImplemented', 'Method Not Implemented'),
  );
}
