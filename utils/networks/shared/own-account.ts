import type { Conversation } from '@/utils/http/messages';
import type { Account, FoundProfile } from '@/utils/networks/network';
import { settled } from './attempt';

/** The only profile of a network without pages: the account itself. */
export function ownAccount(account: Account, url: string | null): Conversation<readonly FoundProfile[]> {
  const { id, name, handle, avatar } = account;
  return settled([{ networkId: id, kind: 'account', name, handle, avatar, url, limit: null }]);
}
