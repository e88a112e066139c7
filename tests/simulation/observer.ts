import type { LoginRow, ProfileRow } from '@/utils/db/rows';
import type { Account, Changes, World } from './world.ts';

const NOTHING: Changes = { logins: [], profiles: [], events: [] };

/** The rows of one table as they were when somebody last looked. */
class Seen<R> {
  #mark = 0;
  readonly #known = new Map<string, R>();

  changed(touched: readonly unknown[], rowOf: (id: string) => R | undefined) {
    const found: { before: R | undefined; after: R }[] = [];
    for (const id of new Set(touched.slice(this.#mark).map(String))) {
      const after = rowOf(id);
      const before = this.#known.get(id);
      if (!after || before === after) continue;
      this.#known.set(id, after);
      found.push({ before, after });
    }
    this.#mark = touched.length;
    return found;
  }
}

/** Tells what was written since it last looked. */
export class Observer {
  #writes = -1;
  #lastEvent = 0;
  #indexed = -1;
  readonly #byAccount = new Map<Account, LoginRow>();
  readonly #logins = new Seen<LoginRow>();
  readonly #profiles = new Seen<ProfileRow>();

  constructor(private readonly world: World) {}

  look(): Changes {
    const { disk } = this.world;
    if (disk.writes === this.#writes) return NOTHING;
    this.#writes = disk.writes;
    const events = disk.eventsAfter(this.#lastEvent);
    this.#lastEvent = events.at(-1)?.id ?? this.#lastEvent;
    return {
      logins: this.#logins.changed(disk.touched('logins'), (id) => disk.login(id)),
      profiles: this.#profiles.changed(disk.touched('profiles'), (id) => disk.profile(id)),
      events,
    };
  }

  rowOf(account: Account): LoginRow | null {
    const { disk, accountOf } = this.world;
    const version = disk.touched('logins').length;
    if (version !== this.#indexed) {
      this.#indexed = version;
      this.#byAccount.clear();
      for (const row of disk.logins) {
        const owner = accountOf(row);
        if (owner) this.#byAccount.set(owner, row);
      }
    }
    return this.#byAccount.get(account) ?? null;
  }
}
