import { deliverAlerts } from '@/utils/alerts/deliver';
import { repaintBadge } from '@/utils/badge/repaint';
import { Failure } from '@/utils/core/failure';
import { placeName } from '@/utils/core/place-name';
import type { ProfileRow } from '@/utils/db/rows';
import { acceptGrant } from '@/utils/grants/accept-grant';
import { type ObtainedGrant, obtainGrant } from '@/utils/grants/obtain-grant';
import type { ConnectInput, FoundProfile, Network } from '@/utils/networks/network';
import type { Deps } from '@/utils/ports/deps';
import { linkFound } from './add-profiles';
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
  const server = typedServer(network, input);
  const about = { kind: 'connect', network: network.id, loginId: null } as const;
  const flow = await openFlow(deps, server === null ? about : { ...about, server });
  void deps.stayAwake(() => carryOut(deps, network, input, flow, placeName(network, server)));
  return flow.id;
}

/** The server that was typed; null where the network has none, or what was typed says none. */
function typedServer({ access }: Network, input: ConnectInput): string | null {
  if (access.kind !== 'oauth' || !access.issuer) return null;
  try {
    return access.issuer(input);
  } catch {
    // What is wrong with it is said where it is used.
    return null;
  }
}

/** `typed`: what people call the place by what was typed. */
async function carryOut(
  deps: Deps,
  network: Network,
  input: ConnectInput,
  flow: Flow,
  typed: string,
): Promise<void> {
  let called = typed;
  try {
    const { place, appId, keepApp } = await preparePlace(deps, network, input);
    called = placeName(network, place.server);
    if (place.server !== '') flow.isAt(place.server);
    const request = { network, place, purpose: { kind: 'connect' }, input } as const;
    const grant = await obtainGrant(deps, request, stepsOf(flow));
    await beginStoring(deps, network, grant, flow);
    await keepApp();
    const loginId = await acceptGrant(deps, grant, { network, appId, flowId: flow.id, kind: 'connected' });
    await choose(deps, network, loginId, grant, flow);
  } catch (error) {
    await flow.fail(failureOf(error, called));
  }
}

/**
 * Lists what the login can reach, and lets the person choose where there is a choice: a single account is added at once.
 * When it fails, the person gets to see nothing of a new login, so its grant is ended.
 * @throws Failure `no_profiles`, or what kept the network from listing them
 */
async function choose(
  deps: Deps,
  network: Network,
  loginId: string,
  grant: ObtainedGrant,
  flow: Flow,
): Promise<void> {
  try {
    const found = await listProfiles(deps, network, loginId, grant);
    if (found.length === 0) throw new Failure('no_profiles');
    await repaintBadge(deps);
    await deliverAlerts(deps);
    const row = await deps.stores.getFlow(flow.id);
    if (row && !isChoice(found, await deps.stores.profilesOf(loginId)))
      return await linkFound(deps, row, loginId, found);
    await flow.step({ name: 'choosing', found }, loginId);
    await deps.stores.dropOlderChoices(loginId, flow.id);
    await repaintBadge(deps);
  } catch (error) {
    await dropIfUnwatched(deps, loginId);
    throw error;
  }
}

/** One account, or only what is looked after already, leaves nothing to choose. */
function isChoice(found: readonly FoundProfile[], profiles: readonly ProfileRow[]): boolean {
  const watched = new Set(
    profiles.filter(({ state }) => state !== 'unlinked').map(({ networkId }) => networkId),
  );
  const fresh = found.filter(({ networkId }) => !watched.has(networkId));
  return fresh.length > 0 && (found.length > 1 || fresh[0]?.kind === 'page');
}
