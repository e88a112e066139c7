/** A request as plain facts, so that building it needs no network and a test can compare it. */
export interface HttpRequest {
  readonly url: string;
  readonly method?: 'GET' | 'POST' | 'DELETE';
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** An answer as plain facts. Redirects are not followed: a login page in place of an answer is itself a fact. */
export interface HttpAnswer {
  readonly host: string;
  readonly path: string;
  /** 0 for a redirect that the browser hides from us (`opaqueredirect`). */
  readonly status: number;
  readonly redirected: boolean;
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string>>;
  /** The parsed JSON body; undefined when it is not JSON. */
  readonly json: unknown;
  /** SHA-256 of the body in hex: lets two answers be compared without keeping either. */
  readonly digest: string;
}

/**
 * Several requests in a row, written as a generator: it yields a request, is resumed with the answer and returns what it
 * learned. It does no I/O of its own, so a test drives it with literal answers.
 */
export type Conversation<T> = Generator<HttpRequest, T, HttpAnswer>;
