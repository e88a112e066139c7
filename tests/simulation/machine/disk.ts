import 'fake-indexeddb/auto';
import { IDBCursor, IDBFactory, IDBObjectStore } from 'fake-indexeddb';
import type { EndingRow, EventRow, FlowRow, LoginRow, ProfileRow, SecretRow, TaskRow } from '@/utils/db/rows';
import { type RawStore, TableView } from './table-view.ts';

/** What the write methods of IndexedDB do while a disk is looked after. */
const state = { full: false, writes: 0 };

const WRITES: readonly (readonly [object, readonly string[]])[] = [
  [IDBObjectStore.prototype, ['put', 'add', 'delete', 'clear']],
  [IDBCursor.prototype, ['update', 'delete']],
];

let isWatched = false;

function watchWrites(): void {
  if (isWatched) return;
  isWatched = true;
  for (const [prototype, names] of WRITES) {
    for (const name of names) {
      const write: unknown = Reflect.get(prototype, name);
      if (typeof write !== 'function') throw new Error(`fake-indexeddb has no ${name}`);
      Reflect.set(prototype, name, function (this: unknown, ...args: unknown[]) {
        state.writes += 1;
        if (state.full && name !== 'delete' && name !== 'clear')
          throw new DOMException('The disk is full.', 'QuotaExceededError');
        return Reflect.apply(write, this, args);
      });
    }
  }
}

/** The disk of the simulated computer, with the database on it. */
export class Disk {
  readonly #views = new Map<string, TableView>();
  #stores: ReadonlyMap<string, RawStore> = new Map();
  #byLogin: ReadonlyMap<string, readonly ProfileRow[]> = new Map();
  #grouped = -1;
  /** When the vault's key was lost, in true time: what was sealed until then does not open any more. */
  keyLostAt = 0;

  constructor() {
    watchWrites();
    state.full = false;
    Object.defineProperty(globalThis, 'indexedDB', {
      value: new IDBFactory(),
      writable: true,
      configurable: true,
    });
  }

  set full(full: boolean) {
    state.full = full;
  }

  get full(): boolean {
    return state.full;
  }

  /** Grows with every write: nothing has changed while it stays the same. */
  get writes(): number {
    return state.writes;
  }

  mount(backend: IDBDatabase): void {
    const raw: unknown = Reflect.get(backend, '_rawDatabase');
    this.#stores = Reflect.get(raw as object, 'rawObjectStores') as Map<string, RawStore>;
  }

  get logins(): readonly LoginRow[] {
    return this.all('logins') as readonly LoginRow[];
  }

  get profiles(): readonly ProfileRow[] {
    return this.all('profiles') as readonly ProfileRow[];
  }

  get flows(): readonly FlowRow[] {
    return this.all('flows') as readonly FlowRow[];
  }

  get endings(): readonly EndingRow[] {
    return this.all('endings') as readonly EndingRow[];
  }

  get tasks(): readonly TaskRow[] {
    return this.all('tasks') as readonly TaskRow[];
  }

  flow(id: string): FlowRow | undefined {
    return this.#row('flows', id) as FlowRow | undefined;
  }

  login(id: string): LoginRow | undefined {
    return this.#row('logins', id) as LoginRow | undefined;
  }

  profile(id: string): ProfileRow | undefined {
    return this.#row('profiles', id) as ProfileRow | undefined;
  }

  profilesOf(loginId: string): readonly ProfileRow[] {
    const version = this.#view('profiles')?.touched.length ?? 0;
    if (version !== this.#grouped) {
      this.#grouped = version;
      this.#byLogin = Map.groupBy(this.profiles, (profile) => profile.loginId);
    }
    return this.#byLogin.get(loginId) ?? [];
  }

  secret(id: string): SecretRow | undefined {
    return this.#row('secrets', id) as SecretRow | undefined;
  }

  eventsAfter(id: number): EventRow[] {
    const store = this.#stores.get('events');
    if (!store) return [];
    return [...store.records.values(IDBKeyRange.lowerBound(id, true))].map(({ value }) => value as EventRow);
  }

  all(table: string): readonly unknown[] {
    return this.#view(table)?.list ?? [];
  }

  /** The keys of the rows that were written, one for each time, since the beginning. */
  touched(table: string): readonly unknown[] {
    return this.#view(table)?.touched ?? [];
  }

  get tables(): readonly string[] {
    return [...this.#stores.keys()];
  }

  #row(table: string, key: string): unknown {
    return this.#view(table)?.rows.get(key);
  }

  #view(table: string): TableView | undefined {
    const known = this.#views.get(table);
    const store = this.#stores.get(table);
    if (known || !store) return known;
    const view = new TableView(store);
    this.#views.set(table, view);
    return view;
  }
}
