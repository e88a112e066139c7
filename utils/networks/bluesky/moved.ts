import type { Conversation } from '@/utils/http/messages';
import { diagnosis, Refusal } from '@/utils/networks/answers';
import type { Session } from '@/utils/networks/network';
import { findHome } from './resolve';

/** What a server says that does not keep the account (any more), or cannot tell. */
const MAY_HAVE_MOVED = new Set(['InvalidToken', 'InvalidDID', 'AccountNotFound', 'AccountDeactivated']);

/**
 * Looks up where the account lives now before a refusal is believed: an account that moved to another server leaves a
 * dead session behind, and a deleted one is missing in the directory as well.
 * @returns the refusal itself, or what the directory makes of it
 */
export function* explainRefusal(session: Session, refusal: Refusal): Conversation<Refusal> {
  const { code } = refusal.diagnosis;
  const did = session.accountId;
  // Only the directory's host is among those that this session may talk to.
  if (code === null || !MAY_HAVE_MOVED.has(code) || !did?.startsWith('did:plc:')) return refusal;
  const home = yield* findHome(did);
  if (home.kind === 'server' && home.origin !== session.place.server) {
    return new Refusal(
      diagnosis({ kind: 'dead', cause: 'revoked', proof: 'definite' }, code, 'moved'),
      refusal.answer,
    );
  }
  if (home.kind === 'gone' && code === 'AccountNotFound') {
    return new Refusal(
      diagnosis({ kind: 'dead', cause: 'account_closed', proof: 'definite' }, code),
      refusal.answer,
    );
  }
  return refusal;
}
