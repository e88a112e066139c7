import { type Answer, empty, withHeaders } from './answer.ts';
import type { Call } from './call.ts';
import type { Handler } from './routes.ts';

/** Lets every origin read the answers, as servers do that expect clients in web pages. Preflights never reach `inner`. */
export function withCors(inner: Handler, exposed: string): Handler {
  return async (call) => (isPreflight(call) ? preflight(call) : openTo(await inner(call), exposed));
}

function isPreflight(call: Call): boolean {
  return call.method === 'OPTIONS' && call.headers['access-control-request-method'] !== undefined;
}

function preflight(call: Call): Answer {
  return empty(204, {
    'access-control-allow-origin': '*',
    'access-control-allow-methods': 'GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS',
    // A wildcard does not cover Authorization (Fetch standard), so what was asked for is named.
    'access-control-allow-headers': call.headers['access-control-request-headers'] ?? '*',
    'access-control-max-age': '600',
  });
}

function openTo(answer: Answer, exposed: string): Answer {
  return withHeaders(answer, {
    'access-control-allow-origin': '*',
    'access-control-expose-headers': exposed,
  });
}
