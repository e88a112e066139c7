import { type Answer, json } from '../core/answer.ts';
import type { Call } from '../core/call.ts';
import { CodeBook } from '../world/code-book.ts';
import type { Account } from '../world/people.ts';
import { accountsOf, type PersonId } from '../world/people.ts';
import { isExpired, type Token, TokenBook } from '../world/token-book.ts';
import type { World } from '../world/world.ts';
import { AppRegistry } from './app-registry.ts';
import type { TokenTrouble } from './refusals.ts';
import type { Traits } from './traits.ts';

/** The state of one server, and the questions that its endpoints ask it. */
export class MastodonServer {
  readonly world: World;
  readonly traits: Traits;
  readonly accounts: readonly Account[];
  readonly apps = new AppRegistry();
  readonly codes = new CodeBook(600);
  readonly tokens: TokenBook;

  constructor(world: World, traits: Traits) {
    this.world = world;
    this.traits = traits;
    this.accounts = accountsOf(traits.network, world.crowd.people);
    this.tokens = new TokenBook(`${traits.network}-`);
  }

  account(person: PersonId | null): Account | null {
    return this.accounts.find((account) => account.person === person) ?? null;
  }

  is(person: PersonId, name: 'suspended' | 'security-check' | 'closed'): boolean {
    return this.world.board.accountIs(this.traits.network, person, name);
  }

  /** https://docs.joinmastodon.org/methods/apps/#create; some relatives know `read` alone. */
  register(call: Call): Answer {
    const isNarrow = (call.form.get('scopes') ?? 'read') !== 'read';
    return isNarrow && this.world.board.isOn(this.traits.network, 'only-read')
      ? json(422, { error: 'Validation failed: Scopes do not match configured on the server.' })
      : this.apps.register(call);
  }

  /** Seconds; the switch goes before the server's own rule. */
  accessLifetime(): number | null {
    const switched = this.world.board.amount(this.traits.network, 'access-lifetime');
    return switched > 0 ? switched : this.traits.accessLifetime;
  }

  rotation(): string {
    return this.world.board.choice(this.traits.network, 'rotation');
  }

  /** Why the API does not take a token; null when it does. */
  trouble(access: string | null, token: Token | null): TokenTrouble | null {
    if (access === null) return 'missing';
    if (token === null || this.apps.find(token.clientId) === null) return 'unknown';
    if (token.person !== null && this.is(token.person, 'closed')) return 'unknown';
    if (token.death !== null) return 'revoked';
    return isExpired(token) ? 'expired' : null;
  }

  /** The server forgets every app, and with it the tokens. */
  purgeApps(): void {
    this.apps.purge();
    this.tokens.purge();
    this.codes.reset();
  }
}
