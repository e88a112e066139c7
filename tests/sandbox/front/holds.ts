import type { LoggedRequest } from '../core/request-log.ts';
import type { NetworkId } from '../world/network-ids.ts';

export type HoldMode = 'before' | 'after';
export type HoldEnd = 'go' | 'drop';

/** A gate on some requests of a network. */
export interface Hold {
  /** `before` the network works on the request, or `after` that, before its answer is sent. */
  readonly mode: HoldMode;
  /** Resolves when the first request stands at the gate. */
  readonly reached: Promise<LoggedRequest>;
  /** Opens the gate for good. A request whose sender is gone is worked on all the same. */
  release(): void;
  /** Cuts the connections that stand at the gate, and opens it. */
  drop(): void;
}

interface Gate {
  readonly network: NetworkId;
  readonly pattern: string | RegExp;
  readonly mode: HoldMode;
  readonly arrive: (request: LoggedRequest) => void;
  readonly opened: Promise<HoldEnd>;
  readonly open: (end: HoldEnd) => void;
}

/** Gates that tests put in the way of requests, so that nothing has to be timed. */
export class Holds {
  #gates: Gate[] = [];

  /** @param pattern a part of the path, or a pattern for it. */
  hold(network: NetworkId, pattern: string | RegExp, mode: HoldMode): Hold {
    const reached = Promise.withResolvers<LoggedRequest>();
    const opened = Promise.withResolvers<HoldEnd>();
    const gate: Gate = {
      network,
      pattern,
      mode,
      arrive: reached.resolve,
      opened: opened.promise,
      open: opened.resolve,
    };
    this.#gates.push(gate);
    const end = (how: HoldEnd) => this.#open(gate, how);
    return { mode, reached: reached.promise, release: () => end('go'), drop: () => end('drop') };
  }

  /** Waits at every gate that fits. */
  async pass(network: NetworkId, request: LoggedRequest, mode: HoldMode): Promise<HoldEnd> {
    const gates = this.#gates.filter(
      (gate) => gate.network === network && gate.mode === mode && fits(gate.pattern, request.path),
    );
    for (const gate of gates) {
      gate.arrive(request);
      if ((await gate.opened) === 'drop') return 'drop';
    }
    return 'go';
  }

  releaseAll(): void {
    for (const gate of [...this.#gates]) this.#open(gate, 'go');
  }

  #open(gate: Gate, how: HoldEnd): void {
    this.#gates = this.#gates.filter((other) => other !== gate);
    gate.open(how);
  }
}

function fits(pattern: string | RegExp, path: string): boolean {
  return typeof pattern === 'string' ? path.includes(pattern) : pattern.test(path);
}
