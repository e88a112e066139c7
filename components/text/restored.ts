import type { NetworkId } from '@/utils/networks/network';
import { countProfiles } from './network-names';

/** @returns the sentence after a reconnect: "Acme Bakery and 2 pages are connected again." */
export function restoredText(network: NetworkId, name: string, profiles: number): string {
  if (profiles <= 1) return `${name} is connected again.`;
  return `${name} and ${countProfiles(network, profiles - 1)} are connected again.`;
}

/** @returns what one Reconnect of a login restores: "restores all 3 pages" */
export function restoresText(network: NetworkId, profiles: number): string {
  return profiles === 2
    ? `restores both ${countProfiles(network, 2).slice(2)}`
    : `restores all ${countProfiles(network, profiles)}`;
}
