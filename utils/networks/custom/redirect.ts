import { trimIssuer } from '@/utils/core/issuer';
import { shortHash } from '@/utils/core/short-hash';
import type { OwnRedirect } from '@/utils/networks/access';
import type { AppFacts, ConnectInput } from '@/utils/networks/network';
import { parseAddress } from '../shared/server-address';
import { cleanText } from '../shared/typed';

/** What logins used before each server had a redirect URI of its own. */
export const SHARED_PATH = 'custom';

/**
 * One redirect URI per server: a server that leads the person to another one cannot have that one's answer sent to where
 * its own is expected (RFC 9700 §4.4.2).
 */
export const ownRedirect: OwnRedirect = {
  ofTyped: async (input) => {
    const server = serverTyped(input);
    return server === null ? null : pathOf(server);
  },
  ofApp: ({ endpoints, settings }: AppFacts) => {
    const { issuer, authorization_endpoint = issuer } = endpoints;
    return pathOf(settings.discovered === 'yes' ? issuer : authorization_endpoint);
  },
};

/** The issuer, or the authorization endpoint where no issuer was typed; null for what is not an address (yet). */
function serverTyped(input: ConnectInput): string | null {
  const typed = cleanText(input.issuer) === '' ? input.authorizationEndpoint : input.issuer;
  try {
    return parseAddress(typed, '').href;
  } catch {
    return null;
  }
}

async function pathOf(server: string): Promise<string> {
  return `${SHARED_PATH}/${await shortHash(trimIssuer(server))}`;
}
