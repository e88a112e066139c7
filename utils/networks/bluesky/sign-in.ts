import { Failure, type FailureCode } from '@/utils/core/failure';
import type { Conversation, HttpAnswer } from '@/utils/http/messages';
import { expectAnswer } from '@/utils/networks/answers';
import type { Account, ConnectInput, SignedIn } from '@/utils/networks/network';
import { cleanText, parseServer } from '@/utils/networks/shared/server-address';
import { readFailure } from './failures';
import { HANDLE_FIELD, parseHandle } from './handle';
import { findHome, resolveHandle } from './resolve';
import { readTokens, type SessionAnswer, sessionSchema } from './tokens';
import { readXrpcError } from './xrpc';

export const PASSWORD_FIELD = 'App password';

const SIGN_IN_FAILURES: ReadonlyMap<string, FailureCode> = new Map([
  ['AuthenticationRequired', 'wrong_password'],
  ['AuthFactorTokenRequired', 'second_factor'],
  ['AccountTakedown', 'account_suspended'],
  ['AccountDeactivated', 'action_required'],
]);

/** Who signs in: the account on file by its DID, which stays when the handle changes; otherwise the typed handle. */
interface Identity {
  readonly identifier: string;
  readonly server: string;
}

/**
 * Signs in once with an app password (https://docs.bsky.app/docs/api/com-atproto-server-create-session). Later checks
 * never do: the server allows few sign-ins a day.
 * @throws Failure that says what was typed wrong or what the account lacks; Refusal when a server has trouble
 */
export function* signIn(input: ConnectInput, account: Account | null, now: number): Conversation<SignedIn> {
  const password = cleanText(input.appPassword);
  if (password === '') throw new Failure('bad_input', { field: PASSWORD_FIELD });
  const { identifier, server } = yield* identityOf(input, account);
  const answer = yield {
    url: `${server}/xrpc/com.atproto.server.createSession`,
    method: 'POST',
    headers: { accept: 'application/json', 'content-type': 'application/json' },
    body: JSON.stringify({ identifier, password }),
  };
  throwKnown(answer);
  const session = expectAnswer(answer, sessionSchema, (refused) => readFailure(refused, 'sign_in'));
  throwInactive(session, answer.host);
  return { server, tokens: readTokens(session, now) };
}

function* identityOf(input: ConnectInput, account: Account | null): Conversation<Identity> {
  const typedServer = cleanText(input.server) === '' ? null : parseServer(input.server);
  if (account)
    return { identifier: account.id, server: typedServer ?? (yield* homeOf(account.id, account.name)) };
  const handle = parseHandle(input.handle);
  if (typedServer) return { identifier: handle, server: typedServer };
  const did = yield* resolveHandle(handle);
  return { identifier: did, server: yield* homeOf(did, handle) };
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
