import type { PersonId } from '../world/people.ts';

/** What one person lets the app do: kept by Facebook, whatever tokens there are. */
export interface Installation {
  readonly granted: Set<string>;
  readonly declined: Set<string>;
  /** The ids of the pages that were ticked. */
  readonly pages: Set<string>;
}

/** Who has the app among their business integrations. */
export class Installations {
  readonly #all = new Map<PersonId, Installation>();

  find(person: PersonId): Installation | null {
    return this.#all.get(person) ?? null;
  }

  /** Adds what was allowed and refused on the consent page; the ticked pages replace the earlier ones. */
  consent(
    person: PersonId,
    asked: readonly string[],
    allowed: ReadonlySet<string>,
    pages: readonly string[],
  ): void {
    const installation = this.#all.get(person) ?? {
      granted: new Set(),
      declined: new Set(),
      pages: new Set(),
    };
    for (const permission of asked) {
      installation.granted.delete(permission);
      installation.declined.delete(permission);
      (allowed.has(permission) ? installation.granted : installation.declined).add(permission);
    }
    installation.pages.clear();
    for (const page of pages) installation.pages.add(page);
    this.#all.set(person, installation);
  }

  withdraw(person: PersonId, permission: string): void {
    const installation = this.#all.get(person);
    if (installation?.granted.delete(permission)) installation.declined.add(permission);
  }

  remove(person: PersonId): void {
    this.#all.delete(person);
  }

  reset(): void {
    this.#all.clear();
  }
}
