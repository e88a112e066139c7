import { HOME } from './bluesky/bluesky.ts';
import { HOSTILE, hostileAccounts } from './bluesky/hostile.ts';
import { LEGACY_HOST, legacyClient } from './custom/legacy-server.ts';
import { customClients } from './custom/oidc-server.ts';
import { ownRedirectUri } from './custom/redirect-uris.ts';
import { facebookApp } from './facebook/facebook.ts';
import { servers } from './mastodon/traits.ts';
import { xApp } from './x/network.ts';

/** Everything that a person would type to connect, by network. */
export function appsOf(redirectOrigin: string, loopbackIssuer: string) {
  const oidc = (issuer: string) => ({
    issuer,
    redirectUri: ownRedirectUri(redirectOrigin, issuer),
    scopes: 'openid profile offline_access',
    whoAmI: { url: `${issuer}/me`, id: 'sub', name: 'name', avatar: 'picture' },
    publicClient: customClients.open,
    confidentialClient: customClients.confidential,
  });
  return {
    facebook: {
      clientId: facebookApp.id,
      clientSecret: facebookApp.secret,
      version: 'v25.0',
      redirectUri: `${redirectOrigin}/facebook`,
    },
    x: { clientId: xApp.clientId, redirectUri: `${redirectOrigin}/x` },
    /** Host names to type as the server, by network id. */
    mastodonServers: Object.fromEntries(servers.map(({ network, host }) => [network, host])),
    bluesky: { server: HOME, hostile: { server: HOSTILE, ...hostileAccounts } },
    custom: oidc('https://id.example.com'),
    loopback: oidc(loopbackIssuer),
    legacy: {
      issuer: `https://${LEGACY_HOST}`,
      authorizationEndpoint: `https://${LEGACY_HOST}/oauth/authorize`,
      tokenEndpoint: `https://${LEGACY_HOST}/oauth/token`,
      redirectUri: ownRedirectUri(redirectOrigin, `https://${LEGACY_HOST}/oauth/authorize`),
      clientId: legacyClient.clientId,
      clientSecret: legacyClient.clientSecret,
      whoAmI: {
        url: `https://${LEGACY_HOST}/whoami`,
        id: 'user.uid',
        name: 'user.title',
        avatar: 'user.picture',
      },
    },
  } as const;
}

export type Apps = ReturnType<typeof appsOf>;
