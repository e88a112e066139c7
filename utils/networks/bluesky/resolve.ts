import * as v from 'valibot';
import { Failure } from '@/utils/core/failure';
import type { Conversation, HttpAnswer } from '@/utils/http/messages';
import { isSecureUrl } from '@/utils/http/secure-url';
import { expectAnswer, isJsonSuccess } from '@/utils/networks/answers';
import { openGet } from '@/utils/networks/shared/requests';
import { didText, optionalUrl, wordsText } from '@/utils/networks/shared/schemas';
import { readFailure } from './failures';
import { query } from './xrpc';

/** Answers everybody's questions about handles, with CORS. */
const APP_VIEW = 'https://public.api.bsky.app';

/** The public directory of DIDs: https://web.plc.directory */
export const DIRECTORY_HOST = 'plc.directory';

const resolved = v.object({ did: didText });

const didDocument = v.object({
  id: didText,
  service: v.array(v.object({ id: wordsText, type: wordsText, serviceEndpoint: optionalUrl })),
});

/** Handle → DID. @throws Failure `handle_not_found`, or Refusal when the directory of handles has trouble */
export function* resolveHandle(handle: string): Conversation<string> {
  const answer = yield query(APP_VIEW, 'com.atproto.identity.resolveHandle', { handle });
  if (answer.status >= 400 && answer.status < 429) throw new Failure('handle_not_found', { actual: handle });
  return expectAnswer(answer, resolved, readFailure).did;
}

/** What a DID's document says about where the account lives. */
export type Home =
  | { readonly kind: 'server'; readonly origin: string }
  /** The directory says that the DID was deleted, or never was. */
  | { readonly kind: 'gone' }
  | { readonly kind: 'unclear' };

/** DID → the server that keeps the account (its PDS): https://atproto.com/specs/did#did-documents */
export function* findHome(did: string): Conversation<Home> {
  const url = documentUrl(did);
  return url === null ? { kind: 'unclear' } : readHome(yield openGet(url), did);
}

/** `did:plc` is looked up in the directory, `did:web` on the host that it names. */
function documentUrl(did: string): string | null {
  if (did.startsWith('did:plc:')) return `https://${DIRECTORY_HOST}/${encodeURIComponent(did)}`;
  const host = webHost(did);
  return host === null ? null : `https://${host}/.well-known/did.json`;
}

/** @returns the host that keeps the document of a `did:web`; null for every other DID */
export function webHost(did: string): string | null {
  return /^did:web:([a-z0-9.-]+)$/i.exec(did)?.[1] ?? null;
}

function readHome(answer: HttpAnswer, did: string): Home {
  if (answer.status === 404 || answer.status === 410) return { kind: 'gone' };
  const origin = isJsonSuccess(answer) ? homeIn(answer.json, did) : null;
  return origin === null ? { kind: 'unclear' } : { kind: 'server', origin };
}

/** @returns the origin of the server that a document names, or null for one that names none or is of another DID */
export function homeIn(document: unknown, did: string): string | null {
  const parsed = v.safeParse(didDocument, document);
  if (!parsed.success || parsed.output.id !== did) return null;
  const keeper = parsed.output.service.find(
    ({ id, type }) => id.endsWith('#atproto_pds') && type === 'AtprotoPersonalDataServer',
  );
  const address = keeper?.serviceEndpoint;
  return address && isSecureUrl(address) ? new URL(address).origin : null;
}

/** Bluesky's own front door, and the domain of the servers that stand behind it. */
const ENTRYWAY = 'https://bsky.social';
const BEHIND_ENTRYWAY = '.host.bsky.network';

/** Whether a server may speak for an account that lives at `home`: it is that server, or the door in front of it. */
export function servesHome(server: string, home: string): boolean {
  return server === home || (server === ENTRYWAY && new URL(home).hostname.endsWith(BEHIND_ENTRYWAY));
}
