import type { AuthorizationServer } from 'oauth4webapi';
import { Failure } from '@/utils/core/failure';
import type { ConnectInput } from '@/utils/networks/network';

/** Set by the dialog once the person has seen both sites: `<sign-in host> <token host>`, as they were shown. */
const ACCEPTED_SITES = 'acceptedSites';

/**
 * A server that takes the person to an honest one to sign in, and the code home, is two sites. So are some honest ones: the
 * person is asked. Hosts alone are compared, since no list of registrable domains is at hand: equal, or one below the other.
 * @throws Failure `unlike_sites`, naming both and the hosts that have to be granted
 */
export function expectAlike(
  input: ConnectInput,
  { authorization_endpoint = '', token_endpoint = '', revocation_endpoint }: AuthorizationServer,
  whoAmIUrl: string,
): void {
  const [signIn, tokens] = [new URL(authorization_endpoint).hostname, new URL(token_endpoint).hostname];
  if (isBelow(signIn, tokens) || isBelow(tokens, signIn)) return;
  if (input[ACCEPTED_SITES] === `${signIn} ${tokens}`) return;
  const spokenTo = [token_endpoint, revocation_endpoint, whoAmIUrl].flatMap((url) =>
    url ? [patternOf(url)] : [],
  );
  throw new Failure('unlike_sites', { expected: signIn, actual: tokens, origins: [...new Set(spokenTo)] });
}

function isBelow(host: string, parent: string): boolean {
  return host === parent || host.endsWith(`.${parent}`);
}

function patternOf(url: string): string {
  const { protocol, hostname } = new URL(url);
  return `${protocol}//${hostname}/*`;
}
