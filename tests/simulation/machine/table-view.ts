/** A store of fake-indexeddb, underneath its transactions. */
export interface RawStore {
  readonly records: {
    put: (record: RawRecord, ...rest: unknown[]) => unknown;
    delete: (key: unknown) => readonly RawRecord[];
    clear: () => readonly RawRecord[];
    readonly values: (range?: IDBKeyRange) => Iterable<RawRecord>;
  };
}

interface RawRecord {
  readonly key: unknown;
  readonly value: unknown;
}

/**
 * What a table holds at any moment, told by the store itself with every write and every rollback: looking costs nothing,
 * however many rows there are. Rows are replaced, never changed, so the same object is the same row.
 */
export class TableView {
  readonly rows = new Map<unknown, unknown>();
  /** The key of every row that was written, one for each time: the length is the table's version. */
  readonly touched: unknown[] = [];
  #list: readonly unknown[] = [];
  #listed = 0;

  constructor({ records }: RawStore) {
    for (const { key, value } of records.values()) this.#note(key, value);
    const { put, delete: remove, clear } = records;
    records.put = (record, ...rest) => {
      const result = Reflect.apply(put, records, [record, ...rest]);
      this.#note(record.key, record.value);
      return result;
    };
    records.delete = (key) => this.#forget(Reflect.apply(remove, records, [key]));
    records.clear = () => this.#forget(Reflect.apply(clear, records, []));
  }

  get list(): readonly unknown[] {
    if (this.#listed !== this.touched.length) {
      this.#listed = this.touched.length;
      this.#list = [...this.rows.values()];
    }
    return this.#list;
  }

  #note(key: unknown, value: unknown): void {
    this.rows.set(key, value);
    this.touched.push(key);
  }

  #forget(records: readonly RawRecord[]): readonly RawRecord[] {
    for (const { key } of records) {
      this.rows.delete(key);
      this.touched.push(key);
    }
    return records;
  }
}
