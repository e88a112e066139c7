import type { Headers } from '../core/answer.ts';
import type { Call } from '../core/call.ts';
import { freshSecret } from '../core/secrets.ts';
import type { NetworkId } from './network-ids.ts';
import type { PersonId } from './people.ts';
import type { Switchboard } from './switchboard.ts';

const COOKIE = 'sandbox_session';

interface SignIn {
  readonly network: NetworkId;
  readonly person: PersonId;
}

/** Who is signed in where: one cookie session per network host, as in a person's browser. */
export class SignIns {
  readonly #board: Switchboard;
  readonly #sessions = new Map<string, SignIn>();

  constructor(board: Switchboard) {
    this.#board = board;
  }

  /** Who the browser is signed in as; the "signed in as" switch goes before the cookie. */
  personOf(call: Call, network: NetworkId): PersonId | null {
    const forced = this.forced(network);
    if (forced !== null) return forced;
    const found = this.#sessions.get(call.cookies.get(COOKIE) ?? '');
    return found?.network === network ? found.person : null;
  }

  forced(network: NetworkId): PersonId | null {
    return asPerson(this.#board.choice(network, 'sign-in-as'));
  }

  signIn(network: NetworkId, person: PersonId): Headers {
    const id = freshSecret();
    this.#sessions.set(id, { network, person });
    return { 'set-cookie': `${COOKIE}=${id}; Path=/; Secure; HttpOnly; SameSite=Lax` };
  }

  signOut(): Headers {
    return { 'set-cookie': `${COOKIE}=; Path=/; Max-Age=0; Secure; HttpOnly; SameSite=Lax` };
  }

  /** Ends all sessions of a person at a network, as a new password does. */
  end(network: NetworkId, person: PersonId): void {
    for (const [id, found] of this.#sessions) {
      if (found.network === network && found.person === person) this.#sessions.delete(id);
    }
  }

  reset(): void {
    this.#sessions.clear();
  }
}

/** A person's id, or null for anything that cannot be one. */
export function asPerson(value: unknown): PersonId | null {
  return typeof value === 'string' && value !== '' ? value : null;
}
