import { nowSeconds } from '../core/clock.ts';

/** What oidc-provider stores about one thing: its own fields, of which these matter here. */
export interface Payload {
  accountId?: string;
  grantId?: string;
  uid?: string;
  userCode?: string;
  exp?: number;
  consumed?: number;
  scope?: string;
  clientId?: string;
  openid?: { scope?: string };
  [field: string]: unknown;
}

/** All that one oidc-provider keeps, by kind and id, open to the sandbox's switches. */
export class OidcStore {
  readonly #kinds = new Map<string, Map<string, Payload>>();
  readonly #consumes: () => boolean;

  /** @param consumes whether a used refresh token is marked as used. */
  constructor(consumes: () => boolean) {
    this.#consumes = consumes;
  }

  of(kind: string): Map<string, Payload> {
    const found = this.#kinds.get(kind) ?? new Map<string, Payload>();
    this.#kinds.set(kind, found);
    return found;
  }

  /** The adapter for one kind, as oidc-provider asks for it. */
  adapter(kind: string) {
    const all = this.of(kind);
    const findBy = (field: 'uid' | 'userCode', value: string) =>
      [...all.values()].find((payload) => payload[field] === value);
    return {
      upsert: async (id: string, payload: Payload) => void all.set(id, payload),
      find: async (id: string) => all.get(id),
      findByUid: async (uid: string) => findBy('uid', uid),
      findByUserCode: async (code: string) => findBy('userCode', code),
      consume: async (id: string) => this.#consume(kind, id),
      destroy: async (id: string) => void all.delete(id),
      revokeByGrantId: async (grantId: string) => this.#revokeGrant(all, grantId),
    };
  }

  expire(kind: 'AccessToken' | 'RefreshToken', accountId: string): void {
    for (const payload of this.of(kind).values()) {
      if (payload.accountId === accountId) payload.exp = nowSeconds() - 1;
    }
  }

  /** Ends all grants of an account with everything that was issued under them. */
  revokeAccount(accountId: string): void {
    for (const kind of ['AccessToken', 'RefreshToken', 'AuthorizationCode', 'Grant']) {
      this.#deleteOf(kind, accountId);
    }
  }

  endSessions(accountId: string): void {
    this.#deleteOf('Session', accountId);
  }

  /** Takes one scope out of what the person allowed. */
  withdraw(accountId: string, scope: string): void {
    for (const grant of this.of('Grant').values()) {
      if (grant.accountId !== accountId || grant.openid?.scope === undefined) continue;
      grant.openid.scope = grant.openid.scope
        .split(' ')
        .filter((name) => name !== scope)
        .join(' ');
    }
  }

  /** An access token that is still good. */
  livingAccess(token: string | null): Payload | null {
    const found = this.of('AccessToken').get(token ?? '');
    return found?.exp !== undefined && found.exp > nowSeconds() ? found : null;
  }

  reset(): void {
    for (const kind of this.#kinds.values()) kind.clear();
  }

  #consume(kind: string, id: string): void {
    const payload = this.of(kind).get(id);
    if (payload !== undefined && (kind !== 'RefreshToken' || this.#consumes()))
      payload.consumed = nowSeconds();
  }

  #revokeGrant(all: Map<string, Payload>, grantId: string): void {
    for (const [id, payload] of all) if (payload.grantId === grantId) all.delete(id);
  }

  #deleteOf(kind: string, accountId: string): void {
    const all = this.of(kind);
    for (const [id, payload] of all) if (payload.accountId === accountId) all.delete(id);
  }
}
