import type { Answer } from './answer.ts';

const IN_BODY =
  /"(?:access_token|refresh_token|id_token|accessJwt|refreshJwt|client_secret)"\s*:\s*"([^"\\]{6,})"/g;
const IN_REDIRECT = /[?&#](?:code|access_token)=([^&#]{6,})/g;

/** Every token, client secret and authorization code that left the sandbox, so that a test can look for them. */
export class IssuedSecrets {
  readonly #all = new Set<string>();

  get all(): readonly string[] {
    return [...this.#all];
  }

  note(answer: Answer): void {
    const location = String(answer.headers.location ?? '');
    for (const [, secret] of location.matchAll(IN_REDIRECT)) this.#add(secret);
    if (typeof answer.body !== 'string') return;
    for (const [, secret] of answer.body.matchAll(IN_BODY)) this.#add(secret);
  }

  clear(): void {
    this.#all.clear();
  }

  #add(secret: string | undefined): void {
    if (secret !== undefined) this.#all.add(decodeURIComponent(secret));
  }
}
