import type { Network, Place } from './network';

/** The host pattern that covers a host with port: patterns name no port, so they cover all of them. */
function originPattern(host: string, scheme: 'https' | 'http'): string {
  return `${scheme}://${host.replace(/:\d+$/, '')}/*`;
}

/** @returns the host patterns of a place that need the person's permission; none where the network sends CORS headers */
export function originsOf(network: Network, place: Place): readonly string[] {
  if (network.sendsCors) return [];
  const scheme = place.server.startsWith('http:') ? 'http' : 'https';
  return [...new Set(network.hosts(place).map((host) => originPattern(host, scheme)))];
}
