import type { Outcome } from './simulate.ts';
import { simulate } from './simulate.ts';

/** What the parent asks for, one seed at a time. */
export interface Order {
  readonly seed: number;
  readonly only: readonly string[] | null;
  readonly tells: boolean;
}

/** One seed's outcome, or the error that ended it. */
export type Reply = { readonly outcome: Outcome } | { readonly seed: number; readonly error: string };

process.on('message', (order: Order) => {
  simulate(order.seed, order.only).then(
    (outcome) => reply({ outcome: order.tells ? outcome : { ...outcome, story: [] } }),
    (error: unknown) =>
      reply({ seed: order.seed, error: error instanceof Error ? `${error.stack}` : String(error) }),
  );
});

function reply(message: Reply): void {
  process.send?.(message);
}
