import { Failure, type FailureCode } from '@/utils/core/failure';
import type { Conversation, HttpAnswer } from '@/utils/http/messages';
import type { SignedIn } from '@/utils/networks/access';
import { expectAnswer } from '@/utils/networks/answers';
import type { Account, ConnectInput } from '@/utils/networks/network';
import { parseServer } from '@/utils/networks/shared/server-address';
import { cleanText } from '@/utils/networks/shared/typed';
import { readFailure } from './failures';
import { HANDLE_FIELD, parseHandle } from './handle';
import { findHome, resolveHandle, servesHome } from './resolve';
import { readTokens, type SessionAnswer, sessionSchema } from './tokens';
import { readXrpcError } from './xrpc';

export const PASSWORD_FIELD = 'App password';

const SIGN_IN_FAILURES: ReadonlyMap<string, FailureCode> = new Map([
  ['AuthenticationRequired', 'wrong_password'],
  ['AuthFactorTokenRequired', 'second_factor'],
  ['AccountTakedown', 'account_suspended'],
  ['AccountDeactivated', 'action_required'],
]);

/** Who signs in, by the DID, which stays when the handle changes; and the server that the DID's document names. */
interface Identity {
  readonly did: string;
  readonly server: string;
  /** As people know the account. */
  readonly called: string;
}

/**
 * Signs in once with an app password (https://docs.bsky.app/docs/api/com-atproto-server-create-session). Later checks
 * never do: the server allows few sign-ins a day.
 * @throws Failure that says what was typed wrong or what the account lacks; Refusal when a server has trouble
 */
export function* signIn(input: ConnectInput, account: Account | null, now: number): Conversation<SignedIn> {
  const password = cleanText(input.appPassword);
  if (password === '') throw new Failure('bad_input', { field: PASSWORD_FIELD });
  const { did, server, called } = yield* identityOf(input, account);
  const answer = yield {
    url: `${server}/xrpc/com.atproto.server.createSession`,
    method: 'POST',
    headers: { accept: 'application/json', 'content-type': 'application/json' },
    body: JSON.stringify({ identifier: did, password }),
  };
  throwKnown(answer);
  const session = expectAnswer(answer, sessionSchema, (refused) => readFailure(refused, 'sign_in'));
  if (session.did !== did) throw new Failure('identity_mismatch', { host: answer.host, expected: called });
  throwInactive(session, answer.host);
  return { server, tokens: readTokens(session, now), accountId: did };
}

/**
 * A password goes to nobody but the server that the DID's own document names: any other could take it, and speak for the
 * account from then on.
 */
function* identityOf(input: ConnectInput, account: Account | null): Conversation<Identity> {
  const typed = cleanText(input.server) === '' ? null : parseServer(input.server);
  const called = account?.handle ?? account?.name ?? parseHandle(input.handle);
  const did = account?.id ?? (yield* resolveHandle(called));
  const server = yield* homeOf(did, called);
  if (typed !== null && !servesHome(typed, server)) {
    throw new Failure('not_home_server', { host: new URL(typed).host, expected: called });
  }
  return { did, server, called };
}

function* homeOf(did: string, handle: string): Conversation<string> {
  const home = yield* findHome(did);
  if (home.kind === 'server') return home.origin;
  throw new Failure('handle_not_found', { actual: handle, field: HANDLE_FIELD });
}

function throwKnown(answer: HttpAnswer): void {
  if (answer.status < 400 || answer.status >= 500 || answer.status === 429) return;
  const code = SIGN_IN_FAILURES.get(readXrpcError(answer)?.name ?? '');
  if (code) throw new Failure(code, { host: answer.host });
}

function throwInactive({ active, status }: SessionAnswer, host: string): void {
  if (active) return;
  throw new Failure(
    status === 'takendown' || status === 'suspended' ? 'account_suspended' : 'action_required',
    { host },
  );
}
