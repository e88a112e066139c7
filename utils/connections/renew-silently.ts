import type { LoginRow } from '@/utils/db/rows';
import { bindToHosts } from '@/utils/http/bind-to-hosts';
import { converse } from '@/utils/http/converse';
import type { Account } from '@/utils/networks/network';
import type { Deps } from '@/utils/ports/deps';
import { authorizeAtNetwork } from './authorize-at-network';
import { freshGrantFacts, grantSecret } from './grant-facts';
import { placeOf } from './place';
import { storeRenewalFailure, withGrant } from './store-renewal';

/**
 * Asks the network, in the person's own browser session and without a window, whether it grants access again.
 * Success stores the new tokens. Failure proves nothing: Chrome reports a sign-in page, an outage and a refusal alike.
 * @returns whether the grant was renewed
 */
export async function renewSilently(deps: Deps, loginId: string): Promise<boolean> {
  const login = await deps.stores.getLogin(loginId);
  if (!login?.grant) return false;
  return deps.locks.exclusive(`grant:${loginId}`, async () => {
    try {
      return await authorizeSilently(deps, login);
    } catch {
      // Whatever it was is no proof (see above); the date that Relink hoped to move counts again.
      await storeRenewalFailure(deps, loginId);
      return false;
    }
  });
}

async function authorizeSilently(deps: Deps, login: LoginRow): Promise<boolean> {
  const network = deps.network(login.network);
  const place = await placeOf(deps, login);
  const { access } = network;
  if (access.kind !== 'oauth' || !access.silent(place)) return false;
  const purpose = { kind: 'silent', account: accountOf(login) } as const;
  const { tokens, asked } = await authorizeAtNetwork(deps, network, access, place, purpose);
  const now = deps.now();
  const hosts = network.hosts(place);
  const session = { place, ...tokens, accountId: login.accountId, grantedAt: now };
  const account = await converse(network.identify(session), bindToHosts(deps.fetch, hosts));
  // Somebody else is signed in to this browser: their grant is not this login's, and is not kept.
  if (account.id !== login.accountId) return false;
  const secret = await deps.vault.seal(login.id, grantSecret(tokens, hosts, null));
  const change = await deps.stores.changeLogin(login.id, ({ login: current }) =>
    current.grant ? { login: withGrant(current, freshGrantFacts(tokens, asked, now), now), secret } : null,
  );
  return change !== null;
}

/** The account on file, for `login_hint` and the same-account guard. */
export function accountOf(login: LoginRow): Account {
  return { id: login.accountId, name: login.name, handle: login.handle, avatar: login.avatar };
}
