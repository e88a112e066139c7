import * as v from 'valibot';
import type { Conversation } from '@/utils/http/messages';
import { expectAnswer } from '@/utils/networks/answers';
import type { Account, FoundProfile, Session } from '@/utils/networks/network';
import { ownAccount } from '../shared/own-account';
import { bearerGet } from '../shared/requests';
import { handleText, idText, nameText, optionalUrl } from '../shared/schemas';
import { readFailure } from './read-failure';

const WHO_AM_I = 'https://api.x.com/2/users/me?user.fields=name,username,profile_image_url';

const UserSchema = v.object({
  data: v.object({ id: idText, name: nameText, username: handleText, profile_image_url: optionalUrl }),
});

/** Asked at connect and reconnect only: a read costs money (https://docs.x.com/x-api/getting-started/pricing). */
export function* identify(session: Session): Conversation<Account> {
  const answer = yield bearerGet(WHO_AM_I, session.accessToken);
  const { data } = expectAnswer(answer, UserSchema, (refused) => readFailure(refused, 'probe'));
  // `_normal` is 48 pixels wide; the next size is sharp on dense screens.
  const avatar = data.profile_image_url?.replace(/_normal(\.\w+)$/, '_bigger$1') ?? null;
  return { id: data.id, name: data.name, handle: data.username, avatar };
}

/** The account is the profile. */
export function listProfiles(_session: Session, account: Account): Conversation<readonly FoundProfile[]> {
  return ownAccount(account, account.handle && `https://x.com/${account.handle}`);
}
