import { Failure } from '@/utils/core/failure';
import { MINUTE } from '@/utils/core/time';
import type { LoginRow } from '@/utils/db/rows';
import type { RenewalOutcome } from '@/utils/health/renewal-outcome';
import { bindToHosts } from '@/utils/http/bind-to-hosts';
import { converse } from '@/utils/http/converse';
import type { Fetch } from '@/utils/http/transport';
import type { Network, Session, TokenSet } from '@/utils/networks/network';
import { refreshTokens } from '@/utils/oauth/refresh';
import type { Deps } from '@/utils/ports/deps';
import { type FailedVerdict, failedVerdict } from './failed-verdict';
import { placeOf, sessionOf } from './place';
import { storeRenewalFailure, storeRenewedGrant } from './store-renewal';
import { isUnstored } from './unstored';

/** What a renewal needs. The offscreen page builds just this much. */
export type RenewalDeps = Pick<Deps, 'now' | 'workerId' | 'fetch' | 'stores' | 'vault' | 'network' | 'locks'>;

/** Longer than the slowest renewal (two requests of 20 s). */
const LEASE = MINUTE;

/**
 * Renews a grant without the person. One writer per grant: the lock keeps out everybody who lives, the lease those who
 * come after a death; both are read again inside. The new tokens are stored before anybody uses them.
 * `seenRenewedAt`: the `renewedAt` that the caller saw; if it is newer by then, somebody else has renewed already.
 */
export function renewGrant(
  deps: RenewalDeps,
  loginId: string,
  seenRenewedAt: number,
): Promise<RenewalOutcome> {
  return deps.locks.exclusive(`grant:${loginId}`, async () => {
    const login = await deps.stores.getLogin(loginId);
    if (!login?.grant) return { kind: 'not_renewable' };
    if (login.grant.renewedAt > seenRenewedAt) return { kind: 'renewed' };
    const now = deps.now();
    if (await isUnstored(deps.locks, loginId)) return { kind: 'refused', verdict: waitsForDisk(now) };
    const free = await deps.stores.takeLease(loginId, deps.workerId, now, now + LEASE);
    if (!free) {
      const verdict = { kind: 'unknown', reason: 'busy', retryAt: now + LEASE, evidence: null } as const;
      return { kind: 'refused', verdict };
    }
    try {
      return await renewAlone(deps, login);
    } finally {
      // On a full disk it ends by itself.
      await deps.stores.releaseLease(loginId).catch(() => {});
    }
  });
}

/** The tokens that the network has replaced are in memory: renewing once more would use what is used up. */
function waitsForDisk(now: number): FailedVerdict {
  return { kind: 'unknown', reason: 'storage_full', retryAt: now + MINUTE, evidence: null };
}

async function renewAlone(deps: RenewalDeps, login: LoginRow): Promise<RenewalOutcome> {
  try {
    const network = deps.network(login.network);
    const place = await placeOf(deps, login);
    const secret = await deps.vault.openGrant(login.id);
    const session = sessionOf(place, secret, login);
    const fetch = bindToHosts(deps.fetch, secret.hosts, network.openHosts?.(login.accountId));
    const tokens = await askForTokens(network, session, login, fetch, deps.now);
    if (!tokens) return { kind: 'not_renewable' };
    await storeRenewedGrant(deps, login.id, session, tokens);
    return { kind: 'renewed' };
  } catch (error) {
    await storeRenewalFailure(deps, login.id).catch(() => {});
    return { kind: 'refused', verdict: failedVerdict(error, deps.now()) };
  }
}

/** @returns null when this grant has nothing to renew it with */
async function askForTokens(
  network: Network,
  session: Session,
  login: LoginRow,
  fetch: Fetch,
  now: () => number,
): Promise<TokenSet | null> {
  const { place, refreshToken } = session;
  const renewal = network.renewal(place, login.grant?.refreshable ?? false);
  if (renewal.kind === 'none') return null;
  if (renewal.kind === 'own') return converse(renewal.renew(session, now()), fetch);
  if (network.access.kind !== 'oauth' || !place.app || !refreshToken) return null;
  if (!place.app.endpoints.token_endpoint) throw new Failure('app_refused');
  const plan = network.access.plan(place, { kind: 'connect' });
  const answer = await refreshTokens(network, place.app, plan, refreshToken, fetch);
  return network.access.readTokens(answer, now(), place, session);
}
