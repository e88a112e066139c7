import { bindToHosts } from '@/utils/http/bind-to-hosts';
import { converse } from '@/utils/http/converse';
import type { Network, Session } from '@/utils/networks/network';
import { revokeToken } from '@/utils/oauth/revoke';
import type { Deps } from '@/utils/ports/deps';
import { accountKey } from './account-key';
import type { ObtainedGrant } from './obtain-grant';

/**
 * Ends a grant at its network, as far as the network lets us: its own way, or its revocation endpoint (RFC 7009). The
 * refresh token goes first where there is one, because the access token falls with it.
 * @returns whether the network confirmed it; never throws, since a grant that cannot be revoked is dropped all the same
 */
export async function endGrantAtNetwork(
  deps: Pick<Deps, 'fetch'>,
  network: Network,
  session: Session,
  hosts: readonly string[],
): Promise<boolean> {
  const fetch = bindToHosts(deps.fetch, hosts);
  try {
    if (network.revoke) {
      await converse(network.revoke(session), fetch);
      return true;
    }
    const { app } = session.place;
    if (network.access.kind !== 'oauth' || !app) return false;
    const plan = network.access.plan(session.place, { kind: 'connect' });
    const { refreshToken, accessToken } = session;
    const token = refreshToken
      ? ({ value: refreshToken, hint: 'refresh_token' } as const)
      : ({ value: accessToken, hint: 'access_token' } as const);
    return await revokeToken(app, plan, token, fetch);
  } catch {
    // The network refuses, or cannot be reached: the person is told that it was not confirmed.
    return false;
  }
}

/**
 * Drops a grant that somebody else than the account on file has given. Ending it could end more than was asked for: that
 * person's own login here, or, where a network revokes per person and app, what they granted anywhere. Then the grant is
 * only dropped.
 */
export async function dropForeignGrant(
  deps: Pick<Deps, 'fetch' | 'stores'>,
  network: Network,
  { place, account, session }: Pick<ObtainedGrant, 'place' | 'account' | 'session'>,
): Promise<void> {
  if (network.revokesForPerson) return;
  const onFile = await deps.stores.getLoginByAccount(accountKey(network, place.server, account.id));
  if (!onFile?.grant) await endGrantAtNetwork(deps, network, session, network.hosts(place));
}
