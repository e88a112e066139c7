import { Failure } from '@/utils/core/failure';
import { isSecureUrl } from './secure-url';
import type { Fetch } from './transport';

/**
 * A fetch for what happens before any token exists: finding a server, registering there, signing in. Its hosts are not
 * known yet, but plain http is refused all the same.
 * @throws Failure `insecure_address`
 */
export function httpsOnly(fetch: Fetch): Fetch {
  return async (url, init) => {
    if (!isSecureUrl(url)) throw new Failure('insecure_address', { host: new URL(url).host });
    return fetch(url, init);
  };
}
