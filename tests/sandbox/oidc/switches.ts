import type { NetworkId } from '../world/network-ids.ts';
import type { Account, PersonId } from '../world/people.ts';
import type { World } from '../world/world.ts';
import type { OidcStore } from './store.ts';

/** What the account switches mean for a network that stands on oidc-provider; nothing for somebody without an account. */
export function flipAccount(
  store: OidcStore,
  accounts: readonly Account[],
  name: string,
  person: PersonId | null,
): void {
  const account = accounts.find((candidate) => candidate.person === person);
  if (account === undefined) return;
  if (name === 'expire-access' || name === 'expire-all') store.expire('AccessToken', account.id);
  if (name === 'expire-all') store.expire('RefreshToken', account.id);
  if (name === 'revoke' || name === 'change-password') store.revokeAccount(account.id);
  if (name === 'change-password') store.endSessions(account.id);
  if (name.startsWith('withdraw:')) store.withdraw(account.id, name.slice('withdraw:'.length));
}

/** What stands between a person and the consent page. */
export function accountTrouble(
  world: World,
  network: NetworkId,
  account: Account,
): { readonly message: string; readonly clear: string | null } | null {
  const { board } = world;
  if (board.accountIs(network, account.person, 'closed')) {
    return { message: 'This account does not exist any more.', clear: null };
  }
  if (board.accountIs(network, account.person, 'suspended')) {
    return { message: 'This account is suspended.', clear: null };
  }
  if (!board.accountIs(network, account.person, 'security-check')) return null;
  return {
    message: 'This account is locked until you confirm that it is yours.',
    clear: 'This is my account',
  };
}

export function clearTrouble(world: World, network: NetworkId, person: PersonId | null): void {
  if (person !== null) world.board.set(network, person, 'security-check', false);
}
