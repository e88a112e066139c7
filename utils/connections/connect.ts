import { deliverAlerts } from '@/utils/alerts/deliver';
import { repaintBadge } from '@/utils/badge/repaint';
import type { ConnectInput, Network } from '@/utils/networks/network';
import type { Deps } from '@/utils/ports/deps';
import { acceptGrant } from './accept-grant';
import { type Flow, failureOf, openFlow } from './flow';
import { listProfiles } from './list-profiles';
import { obtainGrant } from './obtain-grant';
import { preparePlace } from './prepare-place';

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
  try {
    const { place, appId } = await preparePlace(deps, network, input);
    const grant = await obtainGrant(deps, network, place, { kind: 'connect' }, input, {
      waiting: () => flow.step({ name: 'waiting' }),
      finishing: () => flow.step({ name: 'finishing' }),
    });
    const loginId = await acceptGrant(deps, grant, { network, appId, flowId: flow.id, kind: 'connected' });
    const found = await listProfiles(deps, network, loginId, grant);
    await repaintBadge(deps);
    await deliverAlerts(deps);
    await flow.step(
      found.length > 0
        ? { name: 'choosing', found }
        : { name: 'failed', code: 'no_profiles', detail: { network: network.name } },
      loginId,
    );
  } catch (error) {
    await flow.step({ name: 'failed', ...failureOf(error, network) });
  }
}
