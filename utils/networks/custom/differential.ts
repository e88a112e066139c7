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
  const { app } = place;
  const whoAmI = app?.settings.whoAmIUrl ?? '';
  const { issuer = '', authorization_endpoint = '', token_endpoint = '' } = app?.endpoints ?? {};
  const own = app?.settings.discovered === 'yes' ? descriptions(issuer) : pages(authorization_endpoint);
  const front = pages(new URL('/', whoAmI).href);
  const last = app?.settings.discovered === 'yes' ? [] : tokenRefusal(token_endpoint, whoAmI);
  const known = hosts(place);
  return [...own, ...front, ...last].filter(({ request }) => known.includes(new URL(request.url).host));
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

/** The words of RFC 6749 §5.2 for a request that names no grant which the server knows. */
const refusal = v.object({
  error: v.picklist(['unsupported_grant_type', 'invalid_request', 'invalid_client', 'unauthorized_client']),
});

/**
 * The one open call that every OAuth server answers in a documented shape, also one that shows no page to anybody: its token
 * endpoint refuses a request for nothing in words of its own. No token, no client and no code goes along. It has to be on
 * the very host that has refused us: another may be well while that one is not.
 */
function tokenRefusal(address: string, whoAmI: string): readonly OpenCall[] {
  if (!URL.canParse(address) || new URL(address).host !== new URL(whoAmI).host) return [];
  const request = {
    url: address,
    method: 'POST',
    headers: { accept: 'application/json', 'content-type': 'application/x-www-form-urlencoded' },
    body: 'grant_type=none',
  } as const;
  return [{ request, works: refusesInWords }];
}

function refusesInWords({ status, redirected, json }: HttpAnswer): boolean {
  return !redirected && (status === 400 || status === 401) && v.is(refusal, json);
}

/** Without a description any page that everybody may see will do, but a way to somewhere else is none. */
function pages(address: string): readonly OpenCall[] {
  return URL.canParse(address) ? [{ request: openGet(address), works: isPage }] : [];
}

function isPage({ status, redirected }: HttpAnswer): boolean {
  return !redirected && status >= 200 && status < 300;
}
