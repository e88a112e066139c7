import type { LocksPort } from '@/utils/ports/deps';

interface Waiter {
  readonly owner: object;
  readonly begin: () => void;
}

/** Web Locks: shared by all contexts of one browser, and freed when their holder dies. */
export class Locks {
  readonly #held = new Map<string, object>();
  readonly #queues = new Map<string, Waiter[]>();

  /** The locks as one context sees them. */
  portOf(owner: object): LocksPort {
    return {
      exclusive: (name, work) => this.#request(owner, name, work),
      ifFree: async (name, work) => {
        if (this.#held.has(name)) return false;
        await this.#request(owner, name, work);
        return true;
      },
      held: async () => [...this.#held.keys()],
    };
  }

  /** What a context held is free when it has died, and what it waited for is given to nobody. */
  freeAllOf(owner: object): void {
    for (const [name, queue] of this.#queues)
      this.#queues.set(
        name,
        queue.filter((waiter) => waiter.owner !== owner),
      );
    for (const [name, holder] of [...this.#held]) if (holder === owner) this.#release(name, owner);
  }

  #request<T>(owner: object, name: string, work: () => Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      const begin = () => {
        this.#held.set(name, owner);
        const done = () => this.#release(name, owner);
        work().then(
          (value) => {
            done();
            resolve(value);
          },
          (error: unknown) => {
            done();
            reject(error);
          },
        );
      };
      if (!this.#held.has(name)) return begin();
      const queue = this.#queues.get(name) ?? [];
      queue.push({ owner, begin });
      this.#queues.set(name, queue);
    });
  }

  #release(name: string, owner: object): void {
    if (this.#held.get(name) !== owner) return;
    this.#held.delete(name);
    this.#queues.get(name)?.shift()?.begin();
  }
}
