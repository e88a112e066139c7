import * as v from 'valibot';
import type { Conversation, HttpAnswer } from '@/utils/http/messages';
import { diagnosis, expectAnswer, isJsonSuccess, Refusal } from '@/utils/networks/answers';
import type { Account, FoundProfile, Session } from '@/utils/networks/network';
import { attempt } from '@/utils/networks/shared/attempt';
import { ownAccount } from '@/utils/networks/shared/own-account';
import {
  didText,
  handleText,
  optionalName,
  optionalUrl,
  optionalWords,
} from '@/utils/networks/shared/schemas';
import { readFailure } from './failures';
import { expectAccount, explainRefusal, hasMovedBy, movedAway } from './moved';
import { query } from './xrpc';

const current = v.object({
  did: didText,
  handle: handleText,
  active: v.fallback(v.boolean(), true),
  status: optionalWords,
  didDoc: v.optional(v.unknown()),
});

const look = v.object({ displayName: optionalName, avatar: optionalUrl });

/** Asks whose session it is and whether the account is active, then how it looks. */
export function* identify(session: Session): Conversation<Account> {
  const { server } = session.place;
  const answer = yield query(server, 'com.atproto.server.getSession', {}, session.accessToken);
  const { did, handle } = yield* expectActive(session, answer);
  const { displayName, avatar } = yield* lookOf(session, did);
  return { id: did, name: displayName ?? handle, handle, avatar };
}

export function listProfiles(_: Session, account: Account): Conversation<readonly FoundProfile[]> {
  return ownAccount(account, `https://bsky.app/profile/${account.id}`);
}

function* expectActive(session: Session, answer: HttpAnswer): Conversation<v.InferOutput<typeof current>> {
  try {
    const found = expectAnswer(answer, current, readFailure);
    expectAccount(session, found.did, answer.host);
    if (!found.active) throw inactive(found.status, answer);
    if (yield* hasMovedBy(session, found.didDoc)) throw movedAway(answer);
    return found;
  } catch (error) {
    throw error instanceof Refusal ? yield* explainRefusal(session, error) : error;
  }
}

/** A deactivated account can be reactivated by its owner; moving it away deactivates it here as well. */
function inactive(status: string | null, answer: HttpAnswer): Refusal {
  const takenDown = status === 'takendown' || status === 'suspended';
  const cause = takenDown ? 'account_suspended' : 'action_required';
  const code = takenDown ? 'AccountTakedown' : 'AccountDeactivated';
  return new Refusal(diagnosis({ kind: 'dead', cause, proof: 'definite' }, code), answer);
}

/** Name and picture come from the app view behind the server. A login is verified without them all the same. */
function* lookOf(session: Session, actor: string): Conversation<v.InferOutput<typeof look>> {
  const { server } = session.place;
  const answer = yield* attempt(query(server, 'app.bsky.actor.getProfile', { actor }, session.accessToken));
  const parsed = v.safeParse(look, answer?.json);
  return answer && isJsonSuccess(answer) && parsed.success
    ? parsed.output
    : { displayName: null, avatar: null };
}
