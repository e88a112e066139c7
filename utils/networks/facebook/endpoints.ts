import { Failure } from '@/utils/core/failure';
import type { AppFacts, ConnectInput, Place } from '@/utils/networks/network';
import { cleanText } from '@/utils/networks/shared/typed';

export const GRAPH = 'https://graph.facebook.com';
export const DEFAULT_VERSION = 'v25.0';
export const VERSION_FIELD = 'Graph API version';

/** An address of Graph in the version that the person's app uses. */
export function graphUrl(place: Place, path: string, query: Readonly<Record<string, string>> = {}): string {
  const url = new URL(`/${place.app?.settings.graphVersion ?? DEFAULT_VERSION}${path}`, GRAPH);
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
  return url.href;
}

/**
 * Builds the app from what was saved under Settings.
 * @throws Failure `bad_input` for a version that Graph cannot have
 */
export function appFrom(clientId: string, settings: ConnectInput): AppFacts {
  const version = readVersion(cleanText(settings.graphVersion) || DEFAULT_VERSION);
  return {
    clientId,
    endpoints: {
      issuer: 'https://www.facebook.com',
      authorization_endpoint: `https://www.facebook.com/${version}/dialog/oauth`,
      token_endpoint: `${GRAPH}/${version}/oauth/access_token`,
    },
    settings: { graphVersion: version },
  };
}

function readVersion(typed: string): string {
  const number = /^v?(\d{1,3}\.\d{1,2})$/i.exec(typed)?.[1];
  if (number === undefined) throw new Failure('bad_input', { field: VERSION_FIELD });
  return `v${number}`;
}
