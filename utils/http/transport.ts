import { Failure } from '@/utils/core/failure';
import { SECOND } from '@/utils/core/time';

/** The part of `fetch` that Relink uses. */
export type Fetch = (url: string, init?: RequestInit) => Promise<Response>;

/** Shorter than the 30 seconds after which a service worker may be stopped while it waits for an answer. */
const TIMEOUT = 20 * SECOND;

/**
 * Wraps the platform's fetch so that a request without an answer fails with a code.
 * Redirects are never followed and no cookies are sent: the token alone speaks for the login.
 * @throws Failure `offline`, `timed_out` or `unreachable`
 */
export function createTransport(fetch: Fetch, online: () => boolean): Fetch {
  return async (url, init = {}) => {
    const host = new URL(url).host;
    try {
      return await fetch(url, {
        ...init,
        redirect: 'manual',
        credentials: 'omit',
        cache: 'no-store',
        referrerPolicy: 'no-referrer',
        signal: AbortSignal.timeout(TIMEOUT),
      });
    } catch (error) {
      if (!online()) throw new Failure('offline');
      const timedOut = error instanceof DOMException && error.name === 'TimeoutError';
      throw new Failure(timedOut ? 'timed_out' : 'unreachable', { host });
    }
  };
}
