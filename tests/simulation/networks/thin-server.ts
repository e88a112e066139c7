import { type Call, clientCredentials, parameter } from '../../sandbox/core/call.ts';
import { now } from '../../sandbox/core/clock.ts';
import { fitsChallenge, freshSecret } from '../../sandbox/core/secrets.ts';
import { CodeBook } from '../../sandbox/world/code-book.ts';
import { isExpired, isRefreshExpired, type Token, TokenBook } from '../../sandbox/world/token-book.ts';

/** How a thin server grants tokens. */
export interface ThinRules {
  readonly clientId: string;
  readonly codeSeconds: number;
  /** Of chance in each token; as many as usual where it is absent. */
  readonly bytes?: number;
  readonly accessSeconds: number;
  /** Null: no refresh token is given. */
  readonly refreshSeconds: number | null;
  /** Whether a used refresh token ends the grant (RFC 9700 §4.14.2), and whether it is replaced at all. */
  readonly rotation: () => string;
  /** Whether an account is closed to tokens altogether. */
  readonly isGone: (person: string) => boolean;
}

/** What a token endpoint says. */
export type Grant =
  | { readonly kind: 'granted'; readonly token: Token }
  | { readonly kind: 'refused'; readonly why: 'client' | 'grant' };

/**
 * The tokens of a server that the sandbox plays with oidc-provider: sockets and the computer's own clock would take
 * longer than a year in seconds allows, so its rules are kept here in a few lines, by RFC 6749, 7636 and 9700.
 */
export class ThinServer {
  readonly tokens: TokenBook;
  readonly codes: CodeBook;
  readonly #rules: ThinRules;

  constructor(prefix: string, rules: ThinRules) {
    this.tokens = new TokenBook(prefix, rules.bytes);
    this.codes = new CodeBook(rules.codeSeconds);
    this.#rules = rules;
  }

  /** The redirect after consent. */
  redirect(url: URL, person: string, iss: string | null): string {
    const redirectUri = url.searchParams.get('redirect_uri') ?? '';
    const code = this.codes.issue({
      person,
      clientId: this.#rules.clientId,
      redirectUri,
      scopes: (url.searchParams.get('scope') ?? '').split(' '),
      challenge: url.searchParams.get('code_challenge'),
      challengeMethod: url.searchParams.get('code_challenge_method'),
    });
    return backTo(url, { code, ...(iss === null ? {} : { iss }) });
  }

  grant(call: Call): Grant {
    if (clientCredentials(call).id !== this.#rules.clientId) return { kind: 'refused', why: 'client' };
    return parameter(call, 'grant_type') === 'refresh_token' ? this.#fromRefresh(call) : this.#fromCode(call);
  }

  /** The token of a call, if it works. */
  living(call: Call): Token | null {
    const token = this.tokens.byAccess(call.bearer);
    const works = token?.person && !token.death && !isExpired(token) && !this.#rules.isGone(token.person);
    return works ? token : null;
  }

  revoke(call: Call): void {
    const value = parameter(call, 'token');
    const found = this.tokens.byAccess(value) ?? this.tokens.byRefresh(value);
    if (found) this.tokens.killGrant(found.grant, 'revoked');
  }

  #fromCode(call: Call): Grant {
    const { code } = this.codes.take(parameter(call, 'code'));
    const fits =
      code &&
      code.redirectUri === parameter(call, 'redirect_uri') &&
      fitsChallenge(parameter(call, 'code_verifier'), code.challenge, code.challengeMethod);
    return fits ? this.#issue(code.person, code.scopes, freshSecret(), null) : refused;
  }

  #fromRefresh(call: Call): Grant {
    const old = this.tokens.byRefresh(parameter(call, 'refresh_token'));
    if (!old?.person) return refused;
    const rotation = this.#rules.rotation();
    if (old.refreshUsed && rotation === 'reuse-detection') this.tokens.killGrant(old.grant, 'replayed');
    if (old.death || isRefreshExpired(old) || this.#rules.isGone(old.person)) return refused;
    const keeps = rotation === 'off';
    old.refreshUsed = !keeps;
    return this.#issue(old.person, old.scopes, old.grant, keeps ? old.refresh : null);
  }

  #issue(person: string, scopes: readonly string[], grant: string, keepRefresh: string | null): Grant {
    const { clientId, accessSeconds, refreshSeconds } = this.#rules;
    const token = this.tokens.issue({
      person,
      clientId,
      scopes,
      grant,
      lifetime: accessSeconds,
      refreshLifetime: refreshSeconds,
      keepRefresh,
    });
    return { kind: 'granted', token };
  }
}

const refused = { kind: 'refused', why: 'grant' } as const;

/** The redirect to the client, with its state. */
export function backTo(url: URL, params: Readonly<Record<string, string>>): string {
  const back = new URL(url.searchParams.get('redirect_uri') ?? '');
  for (const [name, value] of Object.entries(params)) back.searchParams.set(name, value);
  const state = url.searchParams.get('state');
  if (state !== null) back.searchParams.set('state', state);
  return back.href;
}

/** The fields of a token answer. */
export function tokenFields(token: Token): Record<string, unknown> {
  return {
    access_token: token.access,
    token_type: 'bearer',
    scope: token.scopes.join(' '),
    expires_in: Math.round(((token.accessExpiresAt ?? now()) - now()) / 1000),
    ...(token.refresh === null ? {} : { refresh_token: token.refresh }),
  };
}
