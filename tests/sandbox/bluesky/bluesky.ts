import { avatarUrl } from '../world/avatars.ts';
import { type Account, accountsOf, type PersonId } from '../world/people.ts';
import type { AccountSwitch } from '../world/switches.ts';
import type { World } from '../world/world.ts';
import { RefreshBook } from './refresh-book.ts';

export const HOME = 'bsky.social';
export const MIGRATED_TO = 'pds.migrated.example';
export const APP_VIEW = 'public.api.bsky.app';
export const DIRECTORY = 'plc.directory';

/** App passwords have one shape, so that clients can tell them from the main password. */
const appPasswords: Readonly<Record<string, { first: string; spare: string; migrated: string }>> = {
  anna: { first: 'anna-aaaa-bbbb-cccc', spare: 'anna-dddd-eeee-ffff', migrated: 'anna-mmmm-nnnn-oooo' },
  ben: { first: 'benx-aaaa-bbbb-cccc', spare: 'benx-dddd-eeee-ffff', migrated: 'benx-mmmm-nnnn-oooo' },
  chloe: { first: 'chlo-aaaa-bbbb-cccc', spare: 'chlo-dddd-eeee-ffff', migrated: 'chlo-mmmm-nnnn-oooo' },
};

/** The app passwords of a person: the usual one, one to use after that was deleted, and the one at the new server. */
export function appPasswordsOf(person: PersonId) {
  return (
    appPasswords[person] ?? {
      first: `${person}-aaaa-bbbb-cccc`,
      spare: `${person}-dddd-eeee-ffff`,
      migrated: `${person}-mmmm-nnnn-oooo`,
    }
  );
}

/** The state of both servers, the directory and the app view. */
export class Bluesky {
  readonly world: World;
  readonly accounts: readonly Account[];
  readonly refreshes = new RefreshBook();
  /** Access tokens that the control page declared expired, by id. */
  readonly expiredAccess = new Set<string>();
  readonly deletedPasswords = new Set<string>();
  #issuedAccess: { readonly person: PersonId; readonly jti: string }[] = [];
  #signIns: { readonly identifier: string; readonly at: number }[] = [];

  constructor(world: World) {
    this.world = world;
    this.accounts = accountsOf('bluesky', world.crowd.people);
  }

  /** By handle, DID or e-mail address. */
  find(identifier: string): Account | null {
    const wanted = identifier.toLowerCase();
    return this.accounts.find(({ id, handle, email }) => [id, handle, email].includes(wanted)) ?? null;
  }

  is(account: Account, name: AccountSwitch): boolean {
    return this.world.board.accountIs('bluesky', account.person, name);
  }

  /** The host of the server that keeps the account now. */
  homeOf(account: Account): string {
    return this.is(account, 'migrated') ? MIGRATED_TO : HOME;
  }

  /** Whether a password opens the account at a server, and which kind it is. */
  passwordKind(account: Account, host: string, password: string): 'main' | 'app' | null {
    if (password === account.password) return 'main';
    const { first, spare, migrated } = appPasswordsOf(account.person);
    const valid = host === MIGRATED_TO ? [migrated] : [first, spare];
    return valid.includes(password) && !this.deletedPasswords.has(password) ? 'app' : null;
  }

  noteAccess(person: PersonId, jti: string): void {
    this.#issuedAccess.push({ person, jti });
  }

  expireAccess(person: PersonId): void {
    for (const issued of this.#issuedAccess) if (issued.person === person) this.expiredAccess.add(issued.jti);
  }

  /** Notes a sign-in; the answer is when the quota of 30 in 5 minutes is free again, or null. */
  countSignIn(identifier: string, at: number): number | null {
    const since = at - SIGN_IN_WINDOW_MS;
    this.#signIns = this.#signIns.filter((signIn) => signIn.at > since);
    const own = this.#signIns.filter((signIn) => signIn.identifier === identifier);
    this.#signIns.push({ identifier, at });
    return own.length >= SIGN_INS_PER_WINDOW ? (own[0]?.at ?? at) + SIGN_IN_WINDOW_MS : null;
  }

  avatarOf(account: Account): string {
    return avatarUrl('cdn.bsky.app', account.name);
  }

  reset(): void {
    this.refreshes.reset();
    this.expiredAccess.clear();
    this.deletedPasswords.clear();
    this.#issuedAccess = [];
    this.#signIns = [];
  }
}

const SIGN_INS_PER_WINDOW = 30;
const SIGN_IN_WINDOW_MS = 300_000;
