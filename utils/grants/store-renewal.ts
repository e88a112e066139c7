import { afterRenewal } from '@/utils/health/suspicion';
import type { Session, TokenSet } from '@/utils/networks/network';
import type { Deps } from '@/utils/ports/deps';
import { dated } from '@/utils/states/dated';
import { grantSecret, movedPlace, renewedGrantFacts } from './grant-facts';
import { storeOrKeep } from './unstored';

type StoreDeps = Pick<Deps, 'now' | 'stores' | 'vault' | 'network' | 'locks'>;

/**
 * Stores renewed tokens and their facts in one transaction, before anything uses them. `session`: the one that was renewed.
 * @throws what kept them from being stored; they stay in memory then, and are tried again
 */
export function storeRenewedGrant(
  deps: StoreDeps,
  loginId: string,
  session: Session,
  tokens: TokenSet,
): Promise<void> {
  const at = deps.now();
  return storeOrKeep(deps.locks, loginId, () => store(deps, loginId, session, tokens, at));
}

/** `at`: when the tokens came, which may be long before the disk takes them. */
async function store(
  deps: StoreDeps,
  loginId: string,
  session: Session,
  tokens: TokenSet,
  at: number,
): Promise<void> {
  const moved = movedPlace(session.place, tokens);
  const stored = await deps.stores.getLogin(loginId);
  if (!stored) return;
  const hosts = deps.network(stored.network).hosts(moved);
  const secret = await deps.vault.seal(loginId, grantSecret(tokens, hosts, session.refreshToken));
  await deps.stores.changeLogin(loginId, ({ login }) => {
    // Unlinked in the meantime, or signed in anew: these tokens must not come back.
    if (!login.grant || login.grant.grantedAt > session.grantedAt) return null;
    const keeps = tokens.refreshToken === null || tokens.refreshToken === session.refreshToken;
    const grant = renewedGrantFacts(login.grant, tokens, keeps, Math.min(at, deps.now()));
    const suspicion = afterRenewal(login.suspicion);
    return { login: dated({ ...login, grant, suspicion, server: moved.server }, deps.now()), secret };
  });
}

/** Notes that a renewal failed, so that a date which Relink hoped to move counts again. */
export async function storeRenewalFailure(deps: StoreDeps, loginId: string): Promise<void> {
  const now = deps.now();
  await deps.stores.changeLogin(loginId, ({ login }) => {
    if (!login.grant) return null;
    const failingSince = login.grant.renewalFailingSince ?? now;
    const grant = { ...login.grant, renewalFailingSince: failingSince, renewalTriedAt: now };
    return { login: dated({ ...login, grant }, now) };
  });
}
