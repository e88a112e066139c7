import 'fake-indexeddb/auto';
import { IDBCursor, IDBFactory, IDBObjectStore } from 'fake-indexeddb';
import type { EventRow, FlowRow, LoginRow, ProfileRow, SecretRow } from '@/utils/db/rows';

interface RawStore {
  readonly records: {
    readonly values: (range?: IDBKeyRange) => Iterable<{ readonly key: unknown; readonly value: unknown }>;
    readonly get: (key: unknown) => { readonly value: unknown } | undefined;
  };
}

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
  #backend: IDBDatabase | null = null;

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
    this.#backend = backend;
  }

  get logins(): LoginRow[] {
    return this.all('logins') as LoginRow[];
  }

  get profiles(): ProfileRow[] {
    return this.all('profiles') as ProfileRow[];
  }

  get flows(): FlowRow[] {
    return this.all('flows') as FlowRow[];
  }

  flow(id: string): FlowRow | undefined {
    return this.#store('flows')?.records.get(id)?.value as FlowRow | undefined;
  }

  login(id: string): LoginRow | undefined {
    return this.#store('logins')?.records.get(id)?.value as LoginRow | undefined;
  }

  secret(id: string): SecretRow | undefined {
    return this.#store('secrets')?.records.get(id)?.value as SecretRow | undefined;
  }

  eventsAfter(id: number): EventRow[] {
    const store = this.#store('events');
    if (!store) return [];
    return [...store.records.values(IDBKeyRange.lowerBound(id, true))].map(({ value }) => value as EventRow);
  }

  all(table: string): unknown[] {
    const store = this.#store(table);
    return store ? [...store.records.values()].map(({ value }) => value) : [];
  }

  get tables(): readonly string[] {
    return this.#backend ? [...this.#backend.objectStoreNames] : [];
  }

  #store(name: string): RawStore | undefined {
    if (!this.#backend) return undefined;
    const raw: unknown = Reflect.get(this.#backend, '_rawDatabase');
    const stores = Reflect.get(raw as object, 'rawObjectStores') as Map<string, RawStore>;
    return stores.get(name);
  }
}
