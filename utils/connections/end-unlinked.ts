import { Failure } from '@/utils/core/failure';
import { DAY } from '@/utils/core/time';
import type { LoginRow } from '@/utils/db/rows';
import { endGrantAtNetwork } from '@/utils/grants/discard-grant';
import { placeOf, sessionOf } from '@/utils/grants/place';
import type { Deps } from '@/utils/ports/deps';

/** How long after a death a network that could not be reached is asked again. */
const PATIENCE = DAY;

/**
 * Ends the grant of an unlinked login at its network, then forgets the tokens and what was noted to be done. To be called
 * with the grant's lock.
 * @returns whether the network confirmed it
 */
export async function endUnlinked(deps: Deps, loginId: string): Promise<boolean> {
  const login = await deps.stores.getLogin(loginId);
  const confirmed = login ? await endGrant(deps, login) : false;
  await forget(deps, loginId);
  return confirmed;
}

/**
 * Does what workers that died have left to do. A network that cannot be reached (right after the start of the browser) is
 * asked again at the next wake, for a day.
 */
export async function endLeftUnlinked(deps: Deps): Promise<void> {
  const left = await deps.stores.unfinishedEndings();
  if (left.length === 0) return;
  await deps.stayAwake(async () => {
    for (const { loginId, askedAt } of left) await endLeft(deps, loginId, askedAt);
  });
}

function endLeft(deps: Deps, loginId: string, askedAt: number): Promise<void> {
  return deps.locks.exclusive(`grant:${loginId}`, async () => {
    const login = await deps.stores.getLogin(loginId);
    // Connected again in the meantime: the tokens on file are new ones, and nobody has asked to end those.
    const confirmed = login && !login.grant ? await endGrant(deps, login) : true;
    if (confirmed || Math.abs(deps.now() - askedAt) >= PATIENCE) await forget(deps, loginId);
  });
}

/** Tokens that cannot be opened, or an app that is gone, must not keep a person from unlinking. */
async function endGrant(deps: Deps, login: LoginRow): Promise<boolean> {
  try {
    const [place, secret] = await Promise.all([placeOf(deps, login), deps.vault.openGrant(login.id)]);
    const network = deps.network(login.network);
    return await endGrantAtNetwork(deps, network, sessionOf(place, secret, login), secret.hosts);
  } catch (error) {
    if (error instanceof Failure) return false;
    throw error;
  }
}

async function forget(deps: Deps, loginId: string): Promise<void> {
  const change = await deps.stores.changeLogin(loginId, ({ login }) => ({
    ending: 'over',
    ...(login.grant ? {} : { login, secret: 'forget' as const }),
  }));
  const login = change?.login;
  // What Relink registered for itself goes with the last login that used it; a new consent registers anew.
  if (login && login.appId !== null && deps.network(login.network).app.kind === 'self-registered')
    await deps.stores.removeApp(login.appId);
}
