import type { Place } from '@/utils/networks/network';

/** The hosts that a token of this place may be sent to: those of the endpoints that take one. */
export function hosts({ app }: Place): readonly string[] {
  const { token_endpoint, revocation_endpoint } = app?.endpoints ?? {};
  const addresses = [token_endpoint, revocation_endpoint, app?.settings.whoAmIUrl];
  return [...new Set(addresses.flatMap((address) => (address ? [new URL(address).host] : [])))];
}
