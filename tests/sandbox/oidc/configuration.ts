import { generateKeyPair } from 'node:crypto';
import { promisify } from 'node:util';
import { freshSecret } from '../core/secrets.ts';
import { avatarUrl } from '../world/avatars.ts';
import type { Account } from '../world/people.ts';
import type { OidcStore } from './store.ts';

export interface ProviderWish {
  readonly store: OidcStore;
  readonly clients: readonly object[];
  readonly scopes: readonly string[];
  readonly avatarHost: string;
  readonly routes: Readonly<Record<string, string>>;
  readonly codeLifetime: number;
  readonly accessLifetime: () => number;
  readonly refreshLifetime: number;
  /** Whether a code or refresh with these scopes gets a refresh token. */
  readonly issuesRefresh: (scopes: ReadonlySet<string>) => boolean;
  readonly rotates: () => boolean;
  readonly findAccount: (id: string) => Account | null;
  readonly interactionPath: string;
}

interface Owned {
  readonly clientId: string;
}

/** Turns a wish into what oidc-provider takes: https://github.com/panva/node-oidc-provider/blob/main/docs/README.md */
export async function configure(wish: ProviderWish): Promise<object> {
  return {
    adapter: (kind: string) => wish.store.adapter(kind),
    clients: wish.clients,
    jwks: { keys: [await freshKey()] },
    cookies: { keys: [freshSecret()] },
    scopes: wish.scopes,
    claims: {
      openid: ['sub'],
      profile: ['name', 'preferred_username', 'picture'],
      email: ['email', 'email_verified'],
    },
    routes: wish.routes,
    features: {
      devInteractions: { enabled: false },
      revocation: {
        enabled: true,
        allowedPolicy: (_ctx: unknown, client: Owned, token: Owned) => token.clientId === client.clientId,
      },
      rpInitiatedLogout: { enabled: false },
    },
    // An extension's worker sends `Origin: chrome-extension://…`, which is refused for public clients otherwise.
    clientBasedCORS: () => true,
    // The default of 15 seconds would stretch short lifetimes.
    clockTolerance: 0,
    pkce: {
      required: (_ctx: unknown, client: { clientAuthMethod: string }) => client.clientAuthMethod === 'none',
    },
    ttl: {
      AccessToken: wish.accessLifetime,
      AuthorizationCode: wish.codeLifetime,
      RefreshToken: wish.refreshLifetime,
      IdToken: 3600,
      Grant: 365 * 86_400,
      Session: 14 * 86_400,
      Interaction: 3600,
    },
    expiresWithSession: () => false,
    issueRefreshToken: (
      _ctx: unknown,
      client: { grantTypeAllowed: (type: string) => boolean },
      code: { scopes: ReadonlySet<string> },
    ) => client.grantTypeAllowed('refresh_token') && wish.issuesRefresh(code.scopes),
    rotateRefreshToken: () => wish.rotates(),
    interactions: {
      url: (_ctx: unknown, interaction: { uid: string }) => `${wish.interactionPath}/${interaction.uid}`,
    },
    findAccount: (_ctx: unknown, id: string) => found(wish, id),
    renderError: (
      ctx: { type: string; body: unknown },
      out: { error: string; error_description?: string },
    ) => {
      ctx.type = 'json';
      ctx.body = out;
    },
  };
}

function found(wish: ProviderWish, id: string): object | undefined {
  const account = wish.findAccount(id);
  if (account === null) return undefined;
  return {
    accountId: account.id,
    claims: () => ({
      sub: account.id,
      name: account.name,
      preferred_username: account.handle,
      picture: avatarUrl(wish.avatarHost, account.name),
      email: account.email,
      email_verified: true,
    }),
  };
}

async function freshKey(): Promise<object> {
  // RS256 is what clients expect that registered nothing else (OpenID Connect Registration §2).
  const { privateKey } = await promisify(generateKeyPair)('rsa', { modulusLength: 2048 });
  return { ...privateKey.export({ format: 'jwk' }), use: 'sig', alg: 'RS256', kid: freshSecret('', 6) };
}
