import { renewGrant } from '@/utils/grants/renew-grant';
import type { Network } from '@/utils/networks/network';
import type { Deps } from '@/utils/ports/deps';
import { testNetwork } from './network';
import type { World } from './world';

/** The world's Relink with a network that differs from the made-up one in some parts. */
export function withNetwork(world: World, changes: Partial<Network>): { network: Network; deps: Deps } {
  const network: Network = { ...testNetwork, ...changes };
  const base: Deps = { ...world.deps, network: () => network };
  return { network, deps: { ...base, renew: (id, seen) => renewGrant(base, id, seen) } };
}
