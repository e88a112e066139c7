import { retryAfterMs } from '@/utils/networks/shared/retry-after';
import type { Answered } from './internet/internet.ts';
import type { Served } from './networks/served.ts';

/** Who has asked Relink to stay away, and until when. */
export class Pauses {
  readonly #until = new Map<Served, number>();
  readonly #since = new Map<Served, number>();

  constructor(private readonly now: () => number) {}

  note({ answer, served }: Answered): void {
    if (!answer || answer.status === 200) return;
    const isLimit = answer.status === 429 || /"code":(4|17|32|613|80001)\b/.test(String(answer.body));
    if (!isLimit) return;
    const headers = { date: new Date(this.now()).toUTCString(), ...answer.headers } as Record<string, string>;
    const wait = retryAfterMs(headers);
    // One that names no time leaves it to whoever asks.
    if (wait === undefined) return;
    if (!this.isPaused(served)) this.#since.set(served, this.now());
    this.#until.set(served, Math.max(this.#until.get(served) ?? 0, this.now() + wait));
  }

  until(served: Served): number {
    return this.#until.get(served) ?? 0;
  }

  /** When the pause that runs was first asked for. */
  since(served: Served): number {
    return this.#since.get(served) ?? 0;
  }

  isPaused(served: Served): boolean {
    return this.until(served) > this.now();
  }
}
