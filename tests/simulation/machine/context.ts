import type { Life, Stroke } from '../../deaths/mortal.ts';
import type { Locks } from './locks.ts';

/** What is to happen at one of the next waits of a context; says whether the context dies of it. */
export interface Ambush {
  readonly whose: 'worker' | 'page';
  calls: number;
  readonly spring: (context: Context, call: string) => Stroke;
}

/** What a context needs to know of the computer that it runs on. */
export interface Computer {
  readonly locks: Locks;
  /** Resolves at once, or when the computer wakes. */
  readonly awake: () => Promise<void>;
  /** How often it has slept so far. */
  readonly sleeps: number;
  ambush: Ambush | null;
}

/** One worker or page, from its start to its end. */
export class Context implements Life {
  alive = true;
  /** Whether it was ended by force, in the middle of its work. */
  killed = false;
  /** Handlers that have not come to an end. */
  running = 0;
  lastActive: number;
  readonly #ends: (() => void)[] = [];

  constructor(
    readonly kind: 'worker' | 'page',
    readonly computer: Computer,
    private readonly now: () => number,
  ) {
    this.lastActive = now();
  }

  get sleeps(): number {
    return this.computer.sleeps;
  }

  awake(): Promise<void> {
    return this.computer.awake();
  }

  readonly atCall = (name: string): Stroke => {
    const { ambush } = this.computer;
    if (ambush?.whose !== this.kind) return null;
    ambush.calls -= 1;
    if (ambush.calls > 0) return null;
    this.computer.ambush = null;
    return ambush.spring(this, name);
  };

  readonly end = (): void => {
    if (!this.alive) return;
    this.alive = false;
    this.killed = this.running > 0;
    this.computer.locks.freeAllOf(this);
    for (const end of this.#ends) end();
  };

  onEnd(end: () => void): void {
    this.#ends.push(end);
  }

  /** Runs a handler; what it throws is nobody's, as in a worker. */
  run(work: () => Promise<unknown>, failed: (error: unknown) => void): void {
    this.running += 1;
    work()
      .catch(failed)
      .finally(() => {
        this.running -= 1;
        this.lastActive = this.now();
      });
  }
}
