import type { Account } from '../world/people.ts';

/** What the pages of an oidc-provider need to know about the network that stands on it. */
export interface OidcNetwork {
  readonly title: string;
  readonly accounts: readonly Account[];
  readonly avatarHost: string;
  readonly authorizationPath: string;
  /** Scopes in words for a person. */
  readonly scopes: Readonly<Record<string, string>>;
  readonly clientName: (clientId: string) => string;
  /** The account that the "signed in as" switch puts at the browser. */
  readonly forcedAccount: () => Account | null;
  readonly trouble: (account: Account) => { readonly message: string; readonly clear: string | null } | null;
  readonly clearTrouble: (account: Account | null) => void;
}
