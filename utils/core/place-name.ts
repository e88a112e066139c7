/** What people call the place of a login: of a network with many servers, its host says more than the network's name. */
export function placeName(
  network: { readonly name: string; readonly manyServers?: boolean },
  server: string | null,
): string {
  return network.manyServers && server !== null && URL.canParse(server) ? new URL(server).host : network.name;
}
