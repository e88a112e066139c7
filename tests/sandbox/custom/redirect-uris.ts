import { createHash } from 'node:crypto';

/** The redirect URI that a client has for this server alone, by what is typed about it. */
export function ownRedirectUri(redirectOrigin: string, server: string): string {
  const hash = createHash('sha256').update(server.replace(/\/$/, '')).digest('hex').slice(0, 16);
  return `${redirectOrigin}/custom/${hash}`;
}

/** What a server has registered for Relink: its own, and the one that all servers shared before. */
export function redirectUris(redirectOrigin: string, server: string): readonly string[] {
  return [ownRedirectUri(redirectOrigin, server), `${redirectOrigin}/custom`];
}
