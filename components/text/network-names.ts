import { placeName } from '@/utils/core/place-name';
import type { FlowRow } from '@/utils/db/rows';
import type { NetworkId } from '@/utils/networks/network';

interface Names {
  readonly name: string;
  readonly one: string;
  readonly many: string;
  readonly manyServers?: boolean;
}

/**
 * The names alone. The popup shows them in its first frame and must not load five networks for that; a test holds them
 * equal to the registry.
 */
const NAMES: Record<NetworkId, Names> = {
  facebook: { name: 'Facebook', one: 'page', many: 'pages' },
  x: { name: 'X', one: 'account', many: 'accounts' },
  bluesky: { name: 'Bluesky', one: 'account', many: 'accounts' },
  mastodon: { name: 'Mastodon', one: 'account', many: 'accounts', manyServers: true },
  custom: { name: 'Custom server', one: 'account', many: 'accounts', manyServers: true },
};

/** @returns the name of a network as people know it */
export function networkName(id: NetworkId): string {
  return NAMES[id].name;
}

/** @returns what people call the place of a login or of a sign-in: its server, where the network has many */
export function placeNameOf({ network, server }: Pick<FlowRow, 'network' | 'server'>): string {
  return placeName(NAMES[network], server ?? null);
}

/** @returns the network's own words for what it carries */
export function nounOf(id: NetworkId): { readonly one: string; readonly many: string } {
  return NAMES[id];
}

/** @returns how many of what, in the network's own word: "3 pages" */
export function countProfiles(id: NetworkId, count: number): string {
  return `${count} ${count === 1 ? NAMES[id].one : NAMES[id].many}`;
}
