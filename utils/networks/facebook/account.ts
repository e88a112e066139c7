import * as v from 'valibot';
import type { Conversation } from '@/utils/http/messages';
import { expectAnswer } from '@/utils/networks/answers';
import type { Account, Session } from '@/utils/networks/network';
import { bearerGet } from '@/utils/networks/shared/requests';
import { idText, optionalName } from '@/utils/networks/shared/schemas';
import { graphUrl } from './endpoints';
import { readFailure } from './failures';
import { picture } from './picture';

const person = v.object({ id: idText, name: optionalName, picture });

/** The person behind the token. The login itself is no profile: the pages are. */
export function* identify(session: Session): Conversation<Account> {
  const answer = yield bearerGet(
    graphUrl(session.place, '/me', { fields: 'id,name,picture' }),
    session.accessToken,
  );
  const found = expectAnswer(answer, person, readFailure);
  return { id: found.id, name: found.name ?? found.id, handle: null, avatar: found.picture };
}

/** Removes the app from the person's account, which ends every token of it. */
export function* revoke(session: Session): Conversation<void> {
  const url = graphUrl(session.place, `/${encodeURIComponent(session.accountId ?? 'me')}/permissions`);
  const answer = yield { ...bearerGet(url, session.accessToken), method: 'DELETE' };
  expectAnswer(answer, v.unknown(), readFailure);
}
