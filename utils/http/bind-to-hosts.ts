import { Failure } from '@/utils/core/failure';
import { isSecureUrl } from './secure-url';
import type { Fetch } from './transport';

/**
 * A fetch that speaks to the given hosts only (`host` with port, as in `URL.host`). Every request that may carry a token
 * or a secret goes through one, so that no answer, setting or bug can send it elsewhere.
 * `openHosts`: may be asked as well, but only by requests that carry nothing: no body, and no token.
 * @throws Failure `host_refused`, or `insecure_address` for plain http outside this computer
 */
export function bindToHosts(
  fetch: Fetch,
  hosts: readonly string[],
  openHosts: readonly string[] = [],
): Fetch {
  return async (url, init) => {
    const { host } = new URL(url);
    const isOpen = openHosts.includes(host) && carriesNothing(url, init);
    if (!hosts.includes(host) && !isOpen) throw new Failure('host_refused', { host });
    if (!isSecureUrl(url)) throw new Failure('insecure_address', { host });
    return fetch(url, init);
  };
}

function carriesNothing(url: string, { method = 'GET', body, headers }: RequestInit = {}): boolean {
  return (
    method === 'GET' && !body && !new Headers(headers).has('authorization') && new URL(url).search === ''
  );
}
