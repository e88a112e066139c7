import type { AuthorizationServer } from 'oauth4webapi';
import type { Cause } from '@/utils/health/cause';
import type { Conversation } from '@/utils/http/messages';
import type { Account, App, AppFacts, ConnectField, ConnectInput, Place, Session, TokenSet } from './network';

/** How a grant is got and prolonged: the part of a network's contract that speaks OAuth, or signs in with a password. */

/** What a grant is asked for. */
export type Purpose =
  | { readonly kind: 'connect' }
  | {
      readonly kind: 'reconnect';
      readonly account: Account;
      readonly cause: Cause | null;
      /** Somebody else signed in at the last try: the page should ask who is there, and not take whoever is. */
      readonly afterWrongAccount: boolean;
    }
  | { readonly kind: 'silent'; readonly account: Account };

/** What the consent page is asked for, and how Relink proves itself to the server. */
export interface AuthorizationPlan {
  /** `token` is the implicit flow: only where a network offers nothing else without a secret (RFC 9700 §2.1.2). */
  readonly responseType: 'code' | 'token';
  readonly scopes: readonly string[];
  readonly scopeSeparator: ' ' | ',';
  readonly clientAuthentication: 'none' | 'client_secret_post' | 'client_secret_basic';
  /** Extra parameters: `login_hint`, `prompt`, `auth_type` … */
  readonly params: Readonly<Record<string, string>>;
}

/** The token endpoint's answer, or the fragment of an implicit redirect, as plain values. */
export type TokenAnswer = Readonly<Record<string, unknown>> & { readonly access_token: string };

/** How to send the person to the consent page, and how to turn what comes back into tokens. */
export interface OAuthAccess {
  readonly kind: 'oauth';
  /** Last part of the redirect URI `https://<id>.chromiumapp.org/<redirectPath>`. */
  readonly redirectPath: string;
  /** Where each server gets a redirect URI of its own. */
  readonly ownRedirect?: OwnRedirect;
  /** The issuer whose metadata is looked for (RFC 8414, OpenID Discovery) before `prepare`; null where there is none. */
  readonly issuer?: (input: ConnectInput) => string | null;
  /**
   * Makes the app out of what was typed and what was discovered, and registers Relink at the server where the network
   * lets it. Not called for networks whose app is the person's own: see `appFrom`.
   */
  readonly prepare?: (
    input: ConnectInput,
    redirectUri: string,
    metadata: AuthorizationServer | null,
  ) => Conversation<PreparedApp>;
  /** Builds the app of an `own` network from what was saved. */
  readonly appFrom?: (clientId: string, settings: ConnectInput) => AppFacts;
  readonly plan: (place: Place, purpose: Purpose) => AuthorizationPlan;
  /** Reads clocks and tokens out of a token answer. `at`: when it arrived. `previous`: the tokens that were renewed. */
  readonly readTokens: (answer: TokenAnswer, at: number, place: Place, previous: Session | null) => TokenSet;
  /** A second step after the exchange (Meta's long-lived token). */
  readonly extend?: (session: Session, tokens: TokenSet, now: number) => Conversation<TokenSet>;
  /** The network's own way to ask whether it knows an app, where the token endpoint does not tell; refuses by Refusal. */
  readonly testApp?: (app: App) => Conversation<void>;
  /** A silent, non-interactive authorization may be tried before a person is bothered. */
  readonly silent: (place: Place) => boolean;
}

/** Tells the redirect path of a server. */
export interface OwnRedirect {
  /** By what was typed so far; null while no server can be read out of it. Never throws. */
  readonly ofTyped: (input: ConnectInput) => Promise<string | null>;
  readonly ofApp: (app: AppFacts) => Promise<string>;
}

/** An app as it comes out of `prepare`, with the server that it is for. */
export interface PreparedApp {
  readonly server: string;
  readonly facts: AppFacts;
  readonly clientSecret: string | null;
}

/** How to sign in with an app password, where a network has no consent page for everybody. */
export interface PasswordAccess {
  readonly kind: 'password';
  /** The fields that a reconnect asks again (the rest is on file). */
  readonly reconnectFields: readonly ConnectField[];
  /** Signs in once. On reconnect `account` is the account on file, and `input` holds only the reconnect fields. */
  readonly signIn: (input: ConnectInput, account: Account | null, now: number) => Conversation<SignedIn>;
}

/** What a sign-in with a password brings. */
export interface SignedIn {
  readonly server: string;
  readonly tokens: TokenSet;
  /** Whose session it is, as far as somebody else than that server vouches for it. */
  readonly accountId: string;
}

/** How Relink prolongs a grant with nobody's help. */
export type Renewal =
  | { readonly kind: 'none' }
  /** The standard refresh grant (RFC 6749 §6) at the app's token endpoint. */
  | (RenewalRhythm & { readonly kind: 'refresh_token' })
  /** The network's own way. */
  | (RenewalRhythm & {
      readonly kind: 'own';
      readonly renew: (session: Session, now: number) => Conversation<TokenSet>;
    });

/** When a grant is renewed, and what that proves. */
export interface RenewalRhythm {
  /** Renew at least this often (milliseconds) although the access token still works; null: only when it must be. */
  readonly everyMs: number | null;
  /** Renew when the access token has less than this left (milliseconds). */
  readonly aheadMs: number;
  /** The renewal is the only proof of life (JWT access tokens outlive a revoked grant), so "Check now" renews too. */
  readonly provesLife: boolean;
}
