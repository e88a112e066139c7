import { now } from '../core/clock.ts';
import { freshSecret } from '../core/secrets.ts';
import type { PersonId } from './people.ts';

/** What an authorization code stands for. */
export interface Code {
  readonly person: PersonId;
  readonly clientId: string;
  readonly redirectUri: string;
  readonly scopes: readonly string[];
  readonly challenge: string | null;
  readonly challengeMethod: string | null;
}

export type CodeState = 'good' | 'used' | 'expired' | 'unknown';

interface Entry extends Code {
  readonly expiresAt: number;
  used: boolean;
}

/** Authorization codes: each works once and not for long (RFC 6749 §4.1.2). */
export class CodeBook {
  readonly #codes = new Map<string, Entry>();
  readonly #lifetimeMs: number;

  constructor(lifetimeSeconds: number) {
    this.#lifetimeMs = lifetimeSeconds * 1000;
  }

  issue(code: Code): string {
    const value = freshSecret('code-');
    this.#codes.set(value, { ...code, expiresAt: now() + this.#lifetimeMs, used: false });
    return value;
  }

  /** Uses a code up. */
  take(value: string | null): { readonly state: CodeState; readonly code: Code | null } {
    const found = this.#codes.get(value ?? '');
    if (found === undefined) return { state: 'unknown', code: null };
    if (found.used) return { state: 'used', code: null };
    if (found.expiresAt <= now()) return { state: 'expired', code: null };
    found.used = true;
    return { state: 'good', code: found };
  }

  reset(): void {
    this.#codes.clear();
  }
}
