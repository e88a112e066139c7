import { type Call, parameter } from './call.ts';
import { now } from './clock.ts';

/** One request as tests see it. It holds no token, no query and no body. */
export interface LoggedRequest {
  readonly host: string;
  readonly method: string;
  readonly path: string;
  readonly at: number;
  readonly hasAuthorization: boolean;
  /** `authorization_code`, `refresh_token` … on a token endpoint. */
  readonly grantType: string | null;
  /** Null until it was answered, and for good when the connection was cut. */
  status: number | null;
}

interface Waiter {
  readonly predicate: (request: LoggedRequest) => boolean;
  readonly resolve: (request: LoggedRequest) => void;
  readonly reject: (reason: Error) => void;
  readonly timer: NodeJS.Timeout;
}

/** What was asked of the sandbox, in order of arrival. */
export class RequestLog {
  #all: LoggedRequest[] = [];
  #waiters: Waiter[] = [];

  get all(): readonly LoggedRequest[] {
    return this.#all;
  }

  /** Notes a request that has just arrived. */
  arrived(call: Call): LoggedRequest {
    const request: LoggedRequest = {
      host: call.host,
      method: call.method,
      path: call.path,
      at: now(),
      hasAuthorization: call.headers.authorization !== undefined,
      grantType: parameter(call, 'grant_type'),
      status: null,
    };
    this.#all.push(request);
    this.#tell(request);
    return request;
  }

  answered(request: LoggedRequest, status: number): void {
    request.status = status;
    this.#tell(request);
  }

  filter(predicate: (request: LoggedRequest) => boolean): LoggedRequest[] {
    return this.#all.filter(predicate);
  }

  clear(): void {
    this.#all = [];
  }

  /** Resolves with the first request that fits, noted already or still to come. */
  waitFor(predicate: (request: LoggedRequest) => boolean, timeoutMs = 15_000): Promise<LoggedRequest> {
    const found = this.#all.find(predicate);
    if (found !== undefined) return Promise.resolve(found);
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        this.#waiters = this.#waiters.filter((waiter) => waiter.timer !== timer);
        reject(new Error(`no such request reached the sandbox within ${timeoutMs} ms`));
      }, timeoutMs);
      this.#waiters.push({ predicate, resolve, reject, timer });
    });
  }

  /** Lets go of everybody who still waits. */
  close(): void {
    for (const waiter of this.#waiters) {
      clearTimeout(waiter.timer);
      waiter.reject(new Error('the sandbox was closed'));
    }
    this.#waiters = [];
  }

  #tell(request: LoggedRequest): void {
    const served = this.#waiters.filter((waiter) => waiter.predicate(request));
    this.#waiters = this.#waiters.filter((waiter) => !served.includes(waiter));
    for (const waiter of served) {
      clearTimeout(waiter.timer);
      waiter.resolve(request);
    }
  }
}
