import * as v from 'valibot';
import type { Conversation } from '@/utils/http/messages';
import { diagnosis, isJsonSuccess, Refusal } from '@/utils/networks/answers';
import type { Account, AppFacts, FoundProfile, Session } from '@/utils/networks/network';
import { ownAccount } from '../shared/own-account';
import { bearerGet } from '../shared/requests';
import { optionalHandle, optionalId, optionalName, optionalUrl } from '../shared/schemas';
import { readFailure } from './read-failure';

/** Tried in order where no field was named: OpenID Connect's claims first, then what REST APIs commonly use. */
const ID_PATHS = ['sub', 'id', 'user_id', 'uid'];
const NAME_PATHS = ['name', 'display_name', 'full_name', 'preferred_username', 'username', 'login'];
const HANDLE_PATHS = ['preferred_username', 'username', 'login', 'nickname'];
const AVATAR_PATHS = ['picture', 'avatar_url', 'avatar', 'profile_image_url'];

/** Asks the who-am-I URL. @throws Refusal, malformed when the answer has no id */
export function* identify(session: Session): Conversation<Account> {
  const settings: AppFacts['settings'] = session.place.app?.settings ?? {};
  const answer = yield bearerGet(settings.whoAmIUrl ?? '', session.accessToken);
  if (!isJsonSuccess(answer)) throw new Refusal(readFailure(answer, 'probe'), answer);
  const found = firstText(answer.json, settings.idField ? [settings.idField] : ID_PATHS);
  const id = v.parse(optionalId, found);
  if (id === null) throw new Refusal(diagnosis({ kind: 'unknown', reason: 'malformed' }), answer);
  const handle = v.parse(optionalHandle, firstText(answer.json, HANDLE_PATHS));
  const name = firstText(answer.json, settings.nameField ? [settings.nameField] : NAME_PATHS);
  const picture = firstText(answer.json, settings.avatarField ? [settings.avatarField] : AVATAR_PATHS);
  const avatar = v.parse(optionalUrl, picture);
  return {
    id,
    name: v.parse(optionalName, name) ?? handle ?? id,
    handle,
    avatar: avatar?.startsWith('https://') ? avatar : null,
  };
}

/** The account is the profile. */
export function listProfiles(_session: Session, account: Account): Conversation<readonly FoundProfile[]> {
  return ownAccount(account, null);
}

/** The value behind a dotted path (`user.id`), as text; null when there is none. */
export function textAt(value: unknown, path: string): string | null {
  const found = path.split('.').reduce<unknown>((inner, key) => {
    const isRecord = typeof inner === 'object' && inner !== null && Object.hasOwn(inner, key);
    return isRecord ? (inner as Record<string, unknown>)[key] : undefined;
  }, value);
  if (typeof found === 'number') return String(found);
  return typeof found === 'string' && found !== '' ? found : null;
}

function firstText(value: unknown, paths: readonly string[]): string | null {
  for (const path of paths) {
    const text = textAt(value, path);
    if (text !== null) return text;
  }
  return null;
}
