import type { Answer } from './answer.ts';
import type { Call } from './call.ts';

export type Handler = (call: Call) => Answer | Promise<Answer>;

/** Method, path (exact, or a pattern whose groups the handler may read again) and what answers. */
export type Route = readonly [method: string, path: string | RegExp, handler: Handler];

/** Answers with the first route that fits, or with `otherwise`. `pathOf` may leave out a version prefix. */
export function routes(
  table: readonly Route[],
  otherwise: Handler,
  pathOf: (call: Call) => string = (call) => call.path,
): Handler {
  return (call) => {
    const route = table.find(([method, path]) => method === call.method && fits(path, pathOf(call)));
    return (route?.[2] ?? otherwise)(call);
  };
}

function fits(pattern: string | RegExp, path: string): boolean {
  return typeof pattern === 'string' ? pattern === path : pattern.test(path);
}
