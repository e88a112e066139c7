import { now } from '../core/clock.ts';
import { freshSecret } from '../core/secrets.ts';
import type { PersonId } from './people.ts';

/** What ended a token before its time. */
export type Death = 'revoked' | 'password' | 'replayed' | 'purged';

/** An access token, with the refresh token that was issued together with it. */
export interface Token {
  readonly access: string;
  readonly refresh: string | null;
  /** Null for a token of the client itself. */
  readonly person: PersonId | null;
  readonly clientId: string;
  readonly scopes: readonly string[];
  /** All tokens that go back to one consent. */
  readonly grant: string;
  readonly issuedAt: number;
  accessExpiresAt: number | null;
  refreshExpiresAt: number | null;
  refreshUsed: boolean;
  death: Death | null;
}

export interface TokenWish {
  readonly person: PersonId | null;
  readonly clientId: string;
  readonly scopes: readonly string[];
  readonly grant?: string;
  readonly lifetime: number | null;
  /** Seconds; null for no refresh token at all. */
  readonly refreshLifetime: number | null;
  /** Keeps this refresh token instead of making a new one. */
  readonly keepRefresh?: string | null;
}

/** The tokens of one network that keeps opaque ones. */
export class TokenBook {
  #tokens: Token[] = [];
  readonly #byAccess = new Map<string, Token>();
  /** The newest token with each refresh token. */
  readonly #byRefresh = new Map<string, Token>();
  readonly #prefix: string;
  readonly #bytes: number;

  /** `bytes`: of chance in each token. */
  constructor(prefix: string, bytes = 24) {
    this.#prefix = prefix;
    this.#bytes = bytes;
  }

  issue(wish: TokenWish): Token {
    const at = now();
    const token: Token = {
      access: freshSecret(this.#prefix, this.#bytes),
      refresh: wish.refreshLifetime === null ? null : (wish.keepRefresh ?? freshSecret(`${this.#prefix}r-`)),
      person: wish.person,
      clientId: wish.clientId,
      scopes: wish.scopes,
      grant: wish.grant ?? freshSecret(),
      issuedAt: at,
      accessExpiresAt: wish.lifetime === null ? null : at + wish.lifetime * 1000,
      refreshExpiresAt: wish.refreshLifetime === null ? null : at + wish.refreshLifetime * 1000,
      refreshUsed: false,
      death: null,
    };
    this.#tokens.push(token);
    this.#byAccess.set(token.access, token);
    if (token.refresh !== null) this.#byRefresh.set(token.refresh, token);
    return token;
  }

  byAccess(access: string | null): Token | null {
    return this.#byAccess.get(access ?? '') ?? null;
  }

  /** The newest token with this refresh token. */
  byRefresh(refresh: string | null): Token | null {
    return this.#byRefresh.get(refresh ?? '') ?? null;
  }

  /** Whether a person has a working token for a client with at least these scopes. */
  hasLiving(person: PersonId, clientId: string, scopes: readonly string[]): boolean {
    return this.#tokens.some(
      (token) =>
        token.person === person &&
        token.clientId === clientId &&
        token.death === null &&
        scopes.every((scope) => token.scopes.includes(scope)),
    );
  }

  /** The tokens of a person that still open something, now or after a refresh. */
  livingOf(person: PersonId): Token[] {
    return this.#of(person).filter(
      (token) => token.death === null && !(isExpired(token) && (token.refreshUsed || isRefreshOver(token))),
    );
  }

  expire(person: PersonId, alsoRefresh: boolean): void {
    for (const token of this.#of(person)) {
      token.accessExpiresAt = now() - 1;
      if (alsoRefresh && token.refresh !== null) token.refreshExpiresAt = now() - 1;
    }
  }

  kill(person: PersonId, death: Death): void {
    for (const token of this.#of(person)) token.death ??= death;
  }

  killGrant(grant: string, death: Death): void {
    for (const token of this.#tokens) if (token.grant === grant) token.death ??= death;
  }

  purge(): void {
    this.#tokens = [];
    this.#byAccess.clear();
    this.#byRefresh.clear();
  }

  #of(person: PersonId): Token[] {
    return this.#tokens.filter((token) => token.person === person);
  }
}

/** Whether an access token's time is over. */
export function isExpired(token: Token): boolean {
  return token.accessExpiresAt !== null && token.accessExpiresAt <= now();
}

function isRefreshOver(token: Token): boolean {
  return token.refresh === null || isRefreshExpired(token);
}

/** Whether a refresh token's time is over. */
export function isRefreshExpired(token: Token): boolean {
  return token.refreshExpiresAt !== null && token.refreshExpiresAt <= now();
}
