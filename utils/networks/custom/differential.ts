import * as v from 'valibot';
import type { HttpAnswer } from '@/utils/http/messages';
import { isJsonSuccess } from '@/utils/networks/answers';
import type { DifferentialProbe, OpenCall, Place, Session } from '@/utils/networks/network';
import { bearerGet, openGet } from '../shared/requests';
import { urlText } from '../shared/schemas';
import { hosts } from './hosts';

/** What a server without a word is asked: the who-am-I URL with our token and without, and what anybody may see. */
export function differential({ place, accessToken }: Session): DifferentialProbe {
  const whoAmI = place.app?.settings.whoAmIUrl ?? '';
  return {
    anonymous: openGet(whoAmI),
    authorized: bearerGet(whoAmI, accessToken),
    open: openCalls(place),
  };
}

/** They have to be on one of the hosts that this login speaks to. */
function openCalls(place: Place): readonly OpenCall[] {
  const { issuer = '', authorization_endpoint = '' } = place.app?.endpoints ?? {};
  const own = place.app?.settings.discovered === 'yes' ? descriptions(issuer) : pages(authorization_endpoint);
  const front = pages(new URL('/', place.app?.settings.whoAmIUrl).href);
  const known = hosts(place);
  return [...own, ...front].filter(({ request }) => known.includes(new URL(request.url).host));
}

/** The server's description of itself (RFC 8414 §3, OpenID Connect Discovery §4): it has to speak for this issuer. */
function descriptions(issuer: string): readonly OpenCall[] {
  if (!URL.canParse(issuer)) return [];
  const { origin, pathname } = new URL(issuer);
  const path = bare(pathname);
  const addresses = [
    `${origin}${path}/.well-known/openid-configuration`,
    `${origin}/.well-known/oauth-authorization-server${path}`,
  ];
  const describes = v.object({
    issuer: v.pipe(
      urlText,
      v.check((named) => bare(named) === bare(issuer)),
    ),
  });
  return addresses.map((address) => ({
    request: openGet(address),
    works: (answer) => isJsonSuccess(answer) && v.is(describes, answer.json),
  }));
}

/** A slash at its end makes no other issuer. */
function bare(issuer: string): string {
  return issuer.endsWith('/') ? issuer.slice(0, -1) : issuer;
}

/** Without a description any page that everybody may see will do, but a way to somewhere else is none. */
function pages(address: string): readonly OpenCall[] {
  return URL.canParse(address) ? [{ request: openGet(address), works: isPage }] : [];
}

function isPage({ status, redirected }: HttpAnswer): boolean {
  return !redirected && status >= 200 && status < 300;
}
