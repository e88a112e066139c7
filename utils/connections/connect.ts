import { deliverAlerts } from '@/utils/alerts/deliver';
import { repaintBadge } from '@/utils/badge/repaint';
import { Failure } from '@/utils/core/failure';
import { placeName } from '@/utils/core/place-name';
import { acceptGrant } from '@/utils/grants/accept-grant';
import { type ObtainedGrant, obtainGrant } from '@/utils/grants/obtain-grant';
import type { ConnectInput, FoundProfile, Network } from '@/utils/networks/network';
import type { Deps } from '@/utils/ports/deps';
import { beginStoring } from './begin-storing';
import { type Flow, failureOf, openFlow, stepsOf } from './flow';
import { listProfiles } from './list-profiles';
import { preparePlace } from './prepare-place';
import { dropIfUnwatched } from './unwatched';

/**
 * Connects a login: the flow's row tells how far it is. An account that Relink has already is updated in place.
 * @returns the id of the flow at once; the rest goes on behind it
 */
export async function connect(deps: Deps, network: Network, input: ConnectInput): Promise<string> {
  const flow = await openFlow(deps, { kind: 'connect', network: network.id, loginId: null });
  void deps.stayAwake(() => carryOut(deps, network, input, flow));
  return flow.id;
}

async function carryOut(deps: Deps, network: Network, input: ConnectInput, flow: Flow): Promise<void> {
  let called = network.name;
  try {
    const { place, appId, keepApp } = await preparePlace(deps, network, input);
    called = placeName(network, place.server);
    const grant = await obtainGrant(deps, network, place, { kind: 'connect' }, input, stepsOf(flow));
    await beginStoring(deps, network, grant, flow);
    await keepApp();
    const loginId = await acceptGrant(deps, grant, { network, appId, flowId: flow.id, kind: 'connected' });
    const found = await findProfiles(deps, network, loginId, grant);
    await repaintBadge(deps);
    await deliverAlerts(deps);
    await flow.step({ name: 'choosing', found }, loginId);
  } catch (error) {
    await flow.fail(failureOf(error, called));
  }
}

/**
 * The profiles to choose from. Without any, the person gets to see nothing of a new login, so its grant is ended.
 * @throws Failure `no_profiles`, or what kept the network from listing them
 */
async function findProfiles(
  deps: Deps,
  network: Network,
  loginId: string,
  grant: ObtainedGrant,
): Promise<readonly FoundProfile[]> {
  try {
    const found = await listProfiles(deps, network, loginId, grant);
    if (found.length === 0) throw new Failure('no_profiles');
    return found;
  } catch (error) {
    await dropIfUnwatched(deps, loginId);
    throw error;
  }
}
