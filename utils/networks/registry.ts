import { bluesky } from './bluesky/bluesky';
import { custom } from './custom/custom';
import { facebook } from './facebook/facebook';
import { mastodon } from './mastodon/mastodon';
import type { Network, NetworkId } from './network';
import { x } from './x/x';

/** Every network that Relink knows, in the order of the network picker. */
export const NETWORKS: Readonly<Record<NetworkId, Network>> = { facebook, x, bluesky, mastodon, custom };

/** @returns the network of that id; rows only ever hold known ids. */
export function network(id: NetworkId): Network {
  return NETWORKS[id];
}

export function isNetworkId(value: string): value is NetworkId {
  return Object.hasOwn(NETWORKS, value);
}
