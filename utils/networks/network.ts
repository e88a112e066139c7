import type { AuthorizationServer } from 'oauth4webapi';
import type { FailureCode } from '@/utils/core/failure';
import type { Cause } from '@/utils/health/cause';
import type { Clock } from '@/utils/health/grant';
import type { Conversation, HttpAnswer, HttpRequest } from '@/utils/http/messages';
import type { OAuthAccess, PasswordAccess, Renewal } from './access';
import type { Diagnosis } from './answers';
import type { ReadTyped } from './shared/typed';

/** The contract that carries every network. Nothing above `networks/` asks which network it is. */

export type NetworkId = 'mastodon' | 'bluesky' | 'x' | 'facebook' | 'custom';

/** One field of the Connect dialog. Values are strings; a `secret` one is never stored in clear nor sent to a page. */
export interface ConnectField {
  readonly name: string;
  readonly label: string;
  readonly kind: 'text' | 'url' | 'secret';
  readonly required: boolean;
  readonly placeholder?: string;
  readonly hint?: string;
  /** Shown behind "More options": the endpoints of a server without discovery. */
  readonly advanced?: boolean;
  readonly initial?: string;
  /** What it makes of what was typed, before anything is sent; without it, only what is required must not be empty. */
  readonly read?: (typed: string) => ReadTyped;
  /** Failures of a sign-in that are about this field, although they name none. */
  readonly blamedFor?: readonly FailureCode[];
  /** What it holds when an account on file is connected again; empty where that is not known. */
  readonly onFile?: (login: LoginOnFile) => string;
}

/** What is known of a login without opening any secret. */
export type LoginOnFile = Readonly<{ server: string; handle: string | null; app: AppFacts | null }>;

/** What the person typed, by field name. */
export type ConnectInput = Readonly<Record<string, string>>;

/** Everything about an OAuth app (client) but its secret. Stored in clear. */
export interface AppFacts {
  readonly clientId: string;
  /** Where and how to authorize: discovered, or the network's fixed endpoints. */
  readonly endpoints: AuthorizationServer;
  /** The network's own settings (Graph version, who-am-I URL and its field names …). */
  readonly settings: Readonly<Record<string, string>>;
  /** The issuer is read off the authorization endpoint: the server was described by hand, and names its own later on. */
  readonly issuerIsGuess?: true;
  /** Last part of the redirect URI that the server knows of this app; absent: the one that its network has for all. */
  readonly redirectPath?: string;
}

/** An app with its secret, as conversations need it. */
export interface App extends AppFacts {
  readonly clientSecret: string | null;
}

/**
 * Where a login lives, and the app it was authorized through. `server` is the space of its account ids: an origin
 * (`https://mastodon.example`), or an issuer where one host has several.
 */
export interface Place {
  readonly server: string;
  readonly app: App | null;
}

export interface Session {
  readonly place: Place;
  readonly accessToken: string;
  readonly refreshToken: string | null;
  /** The account id on file; null before the first identification. */
  readonly accountId: string | null;
  readonly grantedAt: number;
}

/** A token set as it comes from a network, before it is sealed. */
export interface TokenSet {
  readonly accessToken: string;
  readonly refreshToken: string | null;
  /** Null where the answer names none: then what was asked for was granted (RFC 6749 §5.1). */
  readonly scopes: readonly string[] | null;
  readonly clocks: readonly Clock[];
  /** The login's new home when the account has moved (Bluesky); otherwise absent. */
  readonly server?: string;
}

export interface Account {
  /** The network's stable id of the person: what the same-account guard compares. */
  readonly id: string;
  readonly name: string;
  /** Without a leading @; null where the network has none. */
  readonly handle: string | null;
  readonly avatar: string | null;
}

export interface FoundProfile {
  readonly networkId: string;
  readonly kind: 'account' | 'page';
  readonly name: string;
  readonly handle: string | null;
  readonly avatar: string | null;
  /** Where a person opens it. */
  readonly url: string | null;
  /** Why it cannot be posted to; null when all is well. */
  readonly limit: Cause | null;
}

/** Who registers the app. */
export type AppPolicy =
  /** No app at all (Bluesky app passwords). */
  | { readonly kind: 'none' }
  /** Relink registers itself at the server. */
  | { readonly kind: 'self-registered' }
  /** Typed in the Connect dialog together with the server (custom). */
  | { readonly kind: 'typed' }
  /** The person's own app, saved under Settings → Apps. */
  | {
      readonly kind: 'own';
      readonly secret: 'none' | 'optional' | 'required';
      /** What the secret changes, shown under its field. */
      readonly secretHint?: string;
      readonly registerUrl: string;
      readonly steps: readonly string[];
      readonly settings: readonly ConnectField[];
    };

/** What the network says about an app when asked without a person. */
export interface AppTest {
  readonly verdict: 'accepted' | 'refused' | 'unknown';
  readonly sentence: string;
}

/** Which kind of call an answer belongs to: the same status can mean different things. */
export type CallKind = 'prepare' | 'sign_in' | 'exchange' | 'probe' | 'profiles' | 'renewal' | 'revocation';

/** A public call, and whether its answer shows that the server itself works: a success of the right shape, nothing less. */
export interface OpenCall {
  readonly request: HttpRequest;
  readonly works: (answer: HttpAnswer) => boolean;
}

/** The requests of the differential proof (product.md, rule 1). */
export interface DifferentialProbe {
  /** The probe without any token. */
  readonly anonymous: HttpRequest;
  /** The probe with our token. */
  readonly authorized: HttpRequest;
  /** Public calls to the same server, tried in turn: one that works is enough. */
  readonly open: readonly OpenCall[];
}

export interface Network {
  readonly id: NetworkId;
  readonly name: string;
  /** Anybody may run a server of it, so that sentences name the server. */
  readonly manyServers?: boolean;
  /** One line for the network picker: what is needed. */
  readonly summary: string;
  readonly profileNoun: { readonly one: string; readonly many: string };
  readonly app: AppPolicy;
  readonly access: OAuthAccess | PasswordAccess;
  /** Fields of the Connect dialog. */
  readonly fields: readonly ConnectField[];
  /** Host patterns to be granted in the click that connects, e.g. `https://graph.facebook.com/*`. */
  readonly origins: (input: ConnectInput) => readonly string[];
  /** Whether its API answers every origin (CORS), so that no host permission is needed. */
  readonly sendsCors: boolean;
  /** The hosts (with port, if any) that a token of this place may be sent to. */
  readonly hosts: (place: Place) => readonly string[];
  /** Hosts that may be asked about an account, but never with anything that speaks for it. */
  readonly openHosts?: (accountId: string) => readonly string[];
  /** The hosts that its pictures come from; `.example.com` stands for all below it. Pictures from elsewhere are not loaded. */
  readonly pictureHosts: (server: string) => readonly string[];
  /** Accounts move between servers and keep their id, so an id alone tells whose account it is. */
  readonly accountsMove?: boolean;
  /** Shortest time between two checks of one login (milliseconds): the network's quota. */
  readonly checkEveryMs: number;
  readonly renewal: (place: Place, refreshable: boolean) => Renewal;
  /** Asks who the token belongs to. */
  readonly identify: (session: Session) => Conversation<Account>;
  /**
   * What a routine check asks while the access token should still work: `identify` proves the account again; `renewal`
   * means that reads cost money and the free renewal is the proof (X).
   */
  readonly probe: 'identify' | 'renewal';
  /** All profiles of the login; the account itself where the network has no pages. */
  readonly listProfiles: (session: Session, account: Account) => Conversation<readonly FoundProfile[]>;
  /** The network's own way to end a grant; without it the app's revocation endpoint is used where there is one (RFC 7009). */
  readonly revoke?: (session: Session) => Conversation<void>;
  /** Ending one grant takes the app away from the person, with every other grant that they gave it anywhere (Meta). */
  readonly revokesForPerson?: boolean;
  readonly readFailure: (answer: HttpAnswer, call: CallKind) => Diagnosis;
  readonly differential?: (session: Session) => DifferentialProbe;
}

/** Fixes the type of a network's description without widening it. */
export function defineNetwork<const N extends Network>(network: N): N {
  return network;
}
