import type { Network } from '@/utils/networks/network';

/** The unique key of an account: the same person's account at the same server is one login, however it was connected. */
export function accountKey(network: Network, server: string, accountId: string): string {
  return `${network.id}|${network.accountsMove ? '' : server}|${accountId}`;
}
