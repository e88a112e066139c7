import * as v from 'valibot';
import type { Conversation } from '@/utils/http/messages';
import { expectAnswer } from '@/utils/networks/answers';
import type { Account, FoundProfile, Session } from '@/utils/networks/network';
import { ownAccount } from '../shared/own-account';
import { bearerGet } from '../shared/requests';
import { handleText, idText, optionalName, optionalUrl } from '../shared/schemas';
import { readFailure } from './read-failure';

export const WHO_AM_I = '/api/v1/accounts/verify_credentials';

/** https://docs.joinmastodon.org/entities/Account/ */
const AccountSchema = v.object({
  id: idText,
  username: handleText,
  display_name: optionalName,
  avatar: optionalUrl,
});

/** @throws Refusal with what the server's words prove */
export function* identify(session: Session): Conversation<Account> {
  const { server } = session.place;
  const answer = yield bearerGet(`${server}${WHO_AM_I}`, session.accessToken);
  const account = expectAnswer(answer, AccountSchema, (refused) => readFailure(refused, 'probe'));
  const handle = `${account.username}@${new URL(server).host}`;
  return { id: account.id, name: account.display_name ?? account.username, handle, avatar: account.avatar };
}

/** The account is the profile. */
export function listProfiles(session: Session, account: Account): Conversation<readonly FoundProfile[]> {
  return ownAccount(account, `${session.place.server}/@${account.handle?.split('@')[0] ?? ''}`);
}
