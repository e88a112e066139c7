import type { Answer } from '../../sandbox/core/answer.ts';
import type { Call } from '../../sandbox/core/call.ts';
import type { Served } from '../networks/served.ts';

/** Whose a secret is, and where it may be sent. */
export interface Owner {
  readonly served: Served;
  readonly person: string;
  /** For whose login Relink asked: a silent sign-in gives the tokens of whoever is signed in to the browser. */
  readonly askedFor: string;
}

const NAMES = ['access_token', 'refresh_token', 'accessJwt', 'refreshJwt'];

/** Every token and code that the networks have given out. */
export class Secrets {
  readonly #owners = new Map<string, Owner>();
  readonly #issued: string[] = [];

  /** In the order in which they were given out. */
  get issued(): readonly string[] {
    return this.#issued;
  }

  ownerOf(value: string): Owner | null {
    return this.#owners.get(value) ?? null;
  }

  /** The person whose secret a call carries, and all secrets in it. */
  in(call: Call): { readonly owner: Owner | null; readonly values: readonly string[] } {
    const parts = [call.bearer, ...call.form.values(), ...call.query.values()];
    const values = parts.filter((part): part is string => part !== null && this.#owners.has(part));
    return { owner: this.#owners.get(values[0] ?? '') ?? null, values };
  }

  /** Notes what an answer gives to the owner of what was sent. */
  noteAnswer(answer: Answer, owner: Owner): void {
    if (typeof answer.body !== 'string' || !/"(?:access|refresh)(?:_token|Jwt)"/.test(answer.body)) return;
    const fields: unknown = JSON.parse(answer.body);
    if (typeof fields !== 'object' || fields === null) return;
    for (const name of NAMES) {
      const value: unknown = Reflect.get(fields, name);
      if (typeof value === 'string') this.note(value, owner);
    }
  }

  noteRedirect(href: string, owner: Owner): void {
    const { searchParams, hash } = new URL(href);
    const fragment = new URLSearchParams(hash.slice(1));
    for (const value of [searchParams.get('code'), fragment.get('access_token')])
      if (value !== null) this.note(value, owner);
  }

  note(value: string, owner: Owner): void {
    if (this.#owners.has(value)) return;
    this.#owners.set(value, owner);
    this.#issued.push(value);
  }
}
