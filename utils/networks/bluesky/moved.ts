import { Failure } from '@/utils/core/failure';
import type { Cause } from '@/utils/health/cause';
import type { Conversation, HttpAnswer } from '@/utils/http/messages';
import { diagnosis, Refusal } from '@/utils/networks/answers';
import type { Session } from '@/utils/networks/network';
import { findHome, type Home, homeIn, servesHome, webHost } from './resolve';
import { type Standing, standingOf } from './standing';

/** What a server says that does not keep the account (any more), or cannot tell. */
const MAY_HAVE_MOVED = new Set(['InvalidToken', 'InvalidDID', 'AccountDeactivated']);

/**
 * A server speaks for the account that signed in, and for no other.
 * @throws Failure `identity_mismatch`
 */
export function expectAccount({ accountId }: Session, did: string, host: string): void {
  if (accountId !== null && did !== accountId) throw new Failure('identity_mismatch', { host });
}

/**
 * Looks up where the account lives now before a refusal is believed: an account that moved to another server leaves a
 * dead session behind. Of one that still lives here, but is missing, the server is asked in public what became of it.
 * @returns the refusal itself, or what directory and server make of it
 */
export function* explainRefusal(session: Session, refusal: Refusal): Conversation<Refusal> {
  const { code, reading } = refusal.diagnosis;
  const isMissing = reading.kind === 'dead' && reading.cause === 'account_closed';
  if (code === null || !(isMissing || MAY_HAVE_MOVED.has(code))) return refusal;
  const home = yield* homeOf(session);
  if (isElsewhere(session, home)) return proved(refusal, 'revoked', 'moved');
  if (!isMissing) return refusal;
  if (home.kind === 'gone') return proved(refusal, 'account_closed', 'gone');
  const standing = yield* standingOf(session);
  return standing === null ? refusal : proved(refusal, CAUSES[standing], standing);
}

const CAUSES: Readonly<Record<Standing, Cause>> = {
  deleted: 'account_closed',
  suspended: 'account_suspended',
  deactivated: 'action_required',
};

function proved({ diagnosis: { code }, answer }: Refusal, cause: Cause, subcode: string): Refusal {
  return new Refusal(diagnosis({ kind: 'dead', cause, proof: 'definite' }, code, subcode), answer);
}

/**
 * Whether the account has moved, although this server still answers for it: the document that came with the answer names
 * another server, and so does the directory. The login itself moves only when the person reconnects.
 */
export function* hasMovedBy(session: Session, didDoc: unknown): Conversation<boolean> {
  const named = homeIn(didDoc, session.accountId ?? '');
  if (named === null || servesHome(session.place.server, named)) return false;
  return isElsewhere(session, yield* homeOf(session));
}

/**
 * The refusal that this makes; it has to be seen twice, since the answer itself was a success. The old server goes on
 * renewing, so that refutes nothing.
 */
export function movedAway(answer: HttpAnswer): Refusal {
  return new Refusal(diagnosis({ kind: 'dead', cause: 'revoked', proof: 'probable' }, null, 'moved'), answer);
}

/** The host of a `did:web` is no directory: one that does not answer, or has lost the document, says nothing of the account. */
function* homeOf({ accountId }: Session): Conversation<Home> {
  const did = accountId ?? '';
  if (webHost(did) === null) return yield* findHome(did);
  try {
    const home = yield* findHome(did);
    return home.kind === 'gone' ? { kind: 'unclear' } : home;
  } catch (error) {
    if (error instanceof Failure) return { kind: 'unclear' };
    throw error;
  }
}

function isElsewhere({ place }: Session, home: Home): boolean {
  return home.kind === 'server' && !servesHome(place.server, home.origin);
}
