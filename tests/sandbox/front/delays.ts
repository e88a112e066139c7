import { setTimeout as delay } from 'node:timers/promises';

/** Waits that end early when the sandbox is reset or closed. */
export class Delays {
  #abort = new AbortController();

  async wait(ms: number): Promise<void> {
    if (ms <= 0) return;
    try {
      await delay(ms, undefined, { signal: this.#abort.signal });
    } catch (error) {
      if (!isAbort(error)) throw error;
    }
  }

  endAll(): void {
    this.#abort.abort();
    this.#abort = new AbortController();
  }
}

function isAbort(error: unknown): boolean {
  return error instanceof Error && error.name === 'AbortError';
}
