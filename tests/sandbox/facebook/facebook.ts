import { now } from '../core/clock.ts';
import { freshSecret } from '../core/secrets.ts';
import { CodeBook } from '../world/code-book.ts';
import { branches, type FacebookPage } from '../world/pages.ts';
import { type Account, accountsOf, type PersonId } from '../world/people.ts';
import type { Death } from '../world/token-book.ts';
import type { World } from '../world/world.ts';
import { Installations } from './installations.ts';

export const facebookApp = {
  id: '1234567890123456',
  secret: '0f1e2d3c4b5a69788796a5b4c3d2e1f0',
  name: 'Relink demo app',
} as const;

/** A person's token, or a page's token that goes back to one. */
export interface GraphToken {
  readonly value: string;
  readonly person: PersonId;
  readonly page: string | null;
  readonly issuedAt: number;
  expiresAt: number | null;
  death: Death | null;
}

/** Facebook's state, and the questions that its endpoints ask it. */
export class Facebook {
  readonly world: World;
  readonly accounts: readonly Account[];
  readonly codes = new CodeBook(600);
  readonly installations = new Installations();
  readonly #tokens = new Map<string, GraphToken>();

  constructor(world: World) {
    this.world = world;
    this.accounts = accountsOf('facebook', world.crowd.people);
  }

  get redirectUri(): string {
    return `${this.world.redirectOrigin}/facebook`;
  }

  /** `ok`, `disabled` or `deleted`. */
  get appState(): string {
    return this.world.board.choice('facebook', 'app');
  }

  issue(person: PersonId, page: string | null, expiresAt: number | null): GraphToken {
    const token: GraphToken = {
      value: freshSecret('EAAsandbox', 60),
      person,
      page,
      issuedAt: now(),
      expiresAt,
      death: null,
    };
    this.#tokens.set(token.value, token);
    return token;
  }

  token(value: string): GraphToken | null {
    return this.#tokens.get(value) ?? null;
  }

  kill(person: PersonId, death: Death): void {
    for (const token of this.#of(person)) token.death ??= death;
  }

  expire(person: PersonId): void {
    for (const token of this.#of(person)) token.expiresAt = now() - 1000;
  }

  /** The tokens of a person that Graph still takes. */
  livingOf(person: PersonId): GraphToken[] {
    return this.#of(person).filter(
      (token) => token.death === null && (token.expiresAt === null || token.expiresAt > now()),
    );
  }

  /** Seconds that a token from the dialog lives. */
  shortLifetime(): number {
    return this.world.board.amount('facebook', 'access-lifetime') || 5400;
  }

  /** Seconds that an exchanged token lives: about 60 days. */
  longLifetime(): number {
    return this.world.board.amount('facebook', 'access-lifetime') || 5_183_944;
  }

  account(person: PersonId): Account {
    const found = this.accounts.find((account) => account.person === person);
    if (found === undefined) throw new Error(`${person} has no Facebook account`);
    return found;
  }

  /** The pages that a person works on at this moment, whatever the app may see. */
  pagesOf(person: PersonId): FacebookPage[] {
    const all = [...this.world.crowd.pages, ...branches(this.world.board.amount('facebook', 'extra-pages'))];
    return all
      .filter((page) => page.person === person)
      .flatMap((page) => {
        const role = this.world.board.accountChoice('facebook', person, `role:${page.id}`);
        if (role === 'none') return [];
        if (role !== 'no-content') return [page];
        return [
          { ...page, tasks: page.tasks.filter((task) => task !== 'MANAGE' && task !== 'CREATE_CONTENT') },
        ];
      });
  }

  /** The pages that the app may see as well. */
  visiblePages(person: PersonId): FacebookPage[] {
    const installation = this.installations.find(person);
    if (installation?.granted.has('pages_show_list') !== true) return [];
    return this.pagesOf(person).filter((page) => installation.pages.has(page.id));
  }

  reset(): void {
    this.#tokens.clear();
    this.codes.reset();
    this.installations.reset();
  }

  #of(person: PersonId): GraphToken[] {
    return [...this.#tokens.values()].filter((token) => token.person === person);
  }
}
