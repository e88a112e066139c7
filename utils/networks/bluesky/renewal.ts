import { Failure } from '@/utils/core/failure';
import { HOUR, MINUTE } from '@/utils/core/time';
import type { Conversation } from '@/utils/http/messages';
import type { Renewal } from '@/utils/networks/access';
import { expectAnswer, Refusal } from '@/utils/networks/answers';
import type { Session, TokenSet } from '@/utils/networks/network';
import { readFailure } from './failures';
import { expectAccount, explainRefusal } from './moved';
import { readTokens, sessionSchema } from './tokens';
import { procedure } from './xrpc';

/**
 * The access token works for two hours after its app password was deleted, so only a renewal proves that the login is
 * alive. Renewing often does no harm: the server answers a repeated renewal with the same successor for two hours.
 */
export const renewal: Renewal = {
  kind: 'own',
  everyMs: 4 * HOUR,
  aheadMs: 5 * MINUTE,
  provesLife: true,
  renew,
};

/** The new tokens are returned even for an account that is not active: they have replaced the old ones already. */
function* renew(session: Session, now: number): Conversation<TokenSet> {
  const answer = yield procedure(
    session.place.server,
    'com.atproto.server.refreshSession',
    refreshTokenOf(session),
  );
  try {
    const renewed = expectAnswer(answer, sessionSchema, (refused) => readFailure(refused, 'renewal'));
    expectAccount(session, renewed.did, answer.host);
    return readTokens(renewed, now);
  } catch (error) {
    throw error instanceof Refusal ? yield* explainRefusal(session, error) : error;
  }
}

/** Ends the session at the server; the app password itself stays until the person deletes it. */
export function* revoke(session: Session): Conversation<void> {
  const answer = yield procedure(
    session.place.server,
    'com.atproto.server.deleteSession',
    refreshTokenOf(session),
  );
  if (answer.status < 200 || answer.status >= 300)
    throw new Refusal(readFailure(answer, 'revocation'), answer);
}

function refreshTokenOf({ refreshToken }: Session): string {
  if (refreshToken === null) throw new Failure('unexpected');
  return refreshToken;
}
