import type { LoginRow, ProfileRow } from '@/utils/db/rows';
import type { Account, Changes, World } from './world.ts';

const NOTHING: Changes = { logins: [], profiles: [], events: [] };

/** Tells what was written since it last looked. Rows are replaced, never changed, so the same object is the same row. */
export class Observer {
  #writes = -1;
  #lastEvent = 0;
  #indexed = -1;
  readonly #byAccount = new Map<Account, LoginRow>();
  readonly #logins = new Map<string, LoginRow>();
  readonly #profiles = new Map<string, ProfileRow>();

  constructor(private readonly world: World) {}

  look(): Changes {
    const { disk } = this.world;
    if (disk.writes === this.#writes) return NOTHING;
    this.#writes = disk.writes;
    const events = disk.eventsAfter(this.#lastEvent);
    this.#lastEvent = events.at(-1)?.id ?? this.#lastEvent;
    return {
      logins: changed(disk.logins, this.#logins),
      profiles: changed(disk.profiles, this.#profiles),
      events,
    };
  }

  rowOf(account: Account): LoginRow | null {
    const { disk, accountOf } = this.world;
    if (disk.writes !== this.#indexed) {
      this.#indexed = disk.writes;
      this.#byAccount.clear();
      for (const row of disk.logins) {
        const owner = accountOf(row);
        if (owner) this.#byAccount.set(owner, row);
      }
    }
    return this.#byAccount.get(account) ?? null;
  }
}

function changed<R extends { readonly id: string }>(rows: readonly R[], known: Map<string, R>) {
  const found: { before: R | undefined; after: R }[] = [];
  for (const after of rows) {
    const before = known.get(after.id);
    if (before === after) continue;
    known.set(after.id, after);
    found.push({ before, after });
  }
  return found;
}
