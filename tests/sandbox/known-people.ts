import { appPasswordsOf } from './bluesky/bluesky.ts';
import type { NetworkId } from './world/network-ids.ts';
import { type FacebookPage, facebookPages } from './world/pages.ts';
import { type Account, type Person, type PersonId, people } from './world/people.ts';
import type { PlayedNetwork } from './world/played-network.ts';

/** A person with all accounts, as a demo or a test types and expects them. */
export interface KnownPerson extends Person {
  readonly accounts: Readonly<Record<NetworkId, Account>>;
  readonly appPasswords: { readonly first: string; readonly spare: string; readonly migrated: string };
  readonly pages: readonly FacebookPage[];
}

export function knownPeople(networks: readonly PlayedNetwork[]): KnownPerson[] {
  return people.map((person) => ({
    ...person,
    accounts: accountsBy(networks, person.id),
    appPasswords: appPasswordsOf(person.id),
    pages: facebookPages.filter((page) => page.person === person.id),
  }));
}

function accountsBy(networks: readonly PlayedNetwork[], person: PersonId): Record<NetworkId, Account> {
  const found = networks.flatMap(({ id, accounts }) =>
    accounts.filter((account) => account.person === person).map((account) => [id, account] as const),
  );
  return Object.fromEntries(found) as Record<NetworkId, Account>;
}
