import { Failure } from '@/utils/core/failure';
import type { LoginRow } from '@/utils/db/rows';
import { type GrantSteps, type ObtainedGrant, obtainGrant } from '@/utils/grants/obtain-grant';
import type { Purpose } from '@/utils/networks/access';
import { Refusal } from '@/utils/networks/answers';
import type { ConnectInput, Network } from '@/utils/networks/network';
import type { Deps } from '@/utils/ports/deps';
import { placeAnew, placeToReconnect } from './place-to-reconnect';
import type { PreparedPlace } from './prepare-place';

/** A grant for a login that is there already, and the place where it was given. */
interface ObtainedAgain {
  readonly grant: ObtainedGrant;
  readonly prepared: PreparedPlace;
}

/**
 * Gets a new grant for a login. A server that turns out in the sign-in window not to know Relink (any more) is registered
 * at once more, and its window opens once more.
 * @throws Failure or Refusal; nothing is stored either way
 */
export async function obtainAgain(
  deps: Deps,
  network: Network,
  login: LoginRow,
  purpose: Extract<Purpose, { readonly kind: 'reconnect' }>,
  input: ConnectInput,
  steps: GrantSteps,
): Promise<ObtainedAgain> {
  const obtain = async (prepared: PreparedPlace): Promise<ObtainedAgain> => ({
    grant: await obtainGrant(deps, { network, place: prepared.place, purpose, input }, steps),
    prepared,
  });
  const prepared = await placeToReconnect(deps, network, login, input);
  try {
    return await obtain(prepared);
  } catch (error) {
    const isOnFile = prepared.appId !== null && prepared.appId === login.appId;
    if (network.app.kind !== 'self-registered' || !isOnFile || !mayBeForgotten(error)) throw error;
    return obtain(await placeAnew(deps, network, login));
  }
}

/** What an authorization server says to an app that it does not know; most of them on a page, which is an error page. */
const UNKNOWN_CLIENT = new Set(['invalid_client', 'unauthorized_client']);

function mayBeForgotten(error: unknown): boolean {
  if (error instanceof Refusal) return error.diagnosis.reading.kind === 'app_problem';
  if (!(error instanceof Failure)) return false;
  const { code, detail } = error;
  return (
    code === 'page_not_loaded' || (code === 'provider_error' && UNKNOWN_CLIENT.has(detail.providerCode ?? ''))
  );
}
