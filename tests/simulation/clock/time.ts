/** One thing that will happen. */
interface Timer {
  readonly at: number;
  readonly order: number;
  readonly run: () => void;
  cancelled: boolean;
}

export type Cancel = () => void;

/**
 * The true time of the simulation (milliseconds since the epoch): it jumps straight to the next thing that is due, once
 * everything that follows from the one before has come to rest.
 */
export class Time {
  #now: number;
  #order = 0;
  /** A heap: the earliest first, and of two at once the one that was asked for first. */
  readonly #timers: Timer[] = [];

  constructor(start: number) {
    this.#now = start;
  }

  get now(): number {
    return this.#now;
  }

  after(ms: number, run: () => void): Cancel {
    this.#order += 1;
    const timer: Timer = { at: this.#now + Math.max(0, ms), order: this.#order, run, cancelled: false };
    this.#push(timer);
    return () => {
      timer.cancelled = true;
    };
  }

  sleep(ms: number): Promise<void> {
    return new Promise((resolve) => {
      this.after(ms, resolve);
    });
  }

  /**
   * Lets time pass until `end`.
   * `settle`: resolves when nothing is under way but waits for time. `step`: called after each thing that happened.
   */
  async runUntil(end: number, settle: () => Promise<void>, step: () => void): Promise<void> {
    await settle();
    step();
    for (let next = this.#pop(); next; next = this.#pop()) {
      if (next.at > end) {
        this.#push(next);
        break;
      }
      this.#now = Math.max(this.#now, next.at);
      if (next.cancelled) continue;
      next.run();
      await settle();
      step();
    }
    this.#now = Math.max(this.#now, end);
  }

  #push(timer: Timer): void {
    const heap = this.#timers;
    let child = heap.push(timer) - 1;
    while (child > 0) {
      const parent = (child - 1) >> 1;
      if (!earlier(heap[child], heap[parent])) return;
      swap(heap, child, parent);
      child = parent;
    }
  }

  #pop(): Timer | undefined {
    const heap = this.#timers;
    const first = heap[0];
    const last = heap.pop();
    if (!first || !last || heap.length === 0) return first;
    heap[0] = last;
    let parent = 0;
    for (;;) {
      const left = 2 * parent + 1;
      const right = left + 1;
      const child = earlier(heap[right], heap[left]) ? right : left;
      if (!earlier(heap[child], heap[parent])) return first;
      swap(heap, child, parent);
      parent = child;
    }
  }
}

function earlier(a: Timer | undefined, b: Timer | undefined): boolean {
  if (!a || !b) return a !== undefined;
  return a.at < b.at || (a.at === b.at && a.order < b.order);
}

function swap(heap: Timer[], i: number, j: number): void {
  const [a, b] = [heap[i], heap[j]];
  if (a && b) [heap[i], heap[j]] = [b, a];
}
