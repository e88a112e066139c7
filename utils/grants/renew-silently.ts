import type { LoginRow } from '@/utils/db/rows';
import { afterRenewal } from '@/utils/health/suspicion';
import { bindToHosts } from '@/utils/http/bind-to-hosts';
import { converse } from '@/utils/http/converse';
import type { OAuthAccess } from '@/utils/networks/access';
import type { Place } from '@/utils/networks/network';
import type { Deps } from '@/utils/ports/deps';
import { dated } from '@/utils/states/dated';
import { authorizeAtNetwork } from './authorize-at-network';
import { freshGrantFacts, grantSecret } from './grant-facts';
import { accountOf, placeOf } from './place';
import { storeRenewalFailure } from './store-renewal';
import { isUnstored } from './unstored';

/**
 * Asks the network, in the person's own browser session and without a window, whether it grants access again.
 * Success stores the new tokens. Failure proves nothing: Chrome reports a sign-in page, an outage and a refusal alike.
 * `seenRenewedAt`: the `renewedAt` that the caller saw; if it is newer by then, somebody else has renewed already.
 * @returns whether the grant was renewed
 */
export function renewSilently(deps: Deps, loginId: string, seenRenewedAt: number): Promise<boolean> {
  return deps.locks.exclusive(`grant:${loginId}`, async () => {
    const login = await deps.stores.getLogin(loginId);
    if (!login?.grant) return false;
    if (login.grant.renewedAt > seenRenewedAt) return true;
    if (await isUnstored(deps.locks, loginId)) return false;
    const { access } = deps.network(login.network);
    if (access.kind !== 'oauth') return false;
    try {
      const place = await placeOf(deps, login);
      if (!access.silent(place)) return false;
      if (await authorizeSilently(deps, login, access, place)) return true;
    } catch {
      // Whatever it was is no proof (see above).
    }
    // The date that Relink hoped to move counts again.
    await storeRenewalFailure(deps, loginId);
    return false;
  });
}

async function authorizeSilently(
  deps: Deps,
  login: LoginRow,
  access: OAuthAccess,
  place: Place,
): Promise<boolean> {
  const network = deps.network(login.network);
  const purpose = { kind: 'silent', account: accountOf(login) } as const;
  const { tokens, asked } = await authorizeAtNetwork(deps, network, access, place, purpose);
  const now = deps.now();
  const hosts = network.hosts(place);
  const session = { place, ...tokens, accountId: login.accountId, grantedAt: now };
  const account = await converse(network.identify(session), bindToHosts(deps.fetch, hosts));
  // Somebody else is signed in to this browser. Nobody asked to end anything: what they granted once may be in use.
  if (account.id !== login.accountId) return false;
  const secret = await deps.vault.seal(login.id, grantSecret(tokens, hosts, null));
  const change = await deps.stores.changeLogin(login.id, ({ login: current }) => {
    if (!current.grant) return null;
    // The person has done nothing: their sign-in is as old as before, and a check under way is still about it.
    const { grantedAt } = current.grant;
    const grant = { ...freshGrantFacts(tokens, asked, now), grantedAt, renewalTriedAt: now };
    const suspicion = afterRenewal(current.suspicion);
    return { login: dated({ ...current, grant, suspicion }, now), secret };
  });
  if (!change) return false;
  // What a renewal before may have left undone no longer matters.
  await deps.stores.releaseLease(login.id);
  return true;
}
