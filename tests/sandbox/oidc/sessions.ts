import type { Call } from '../core/call.ts';
import type { OidcStore } from './store.ts';

/** Cookies in which oidc-provider keeps the browser's session. */
const SESSION_COOKIES = ['_session', '_session.sig', '_session.legacy', '_session.legacy.sig'];

/**
 * The call as it comes from a browser that is signed in as `accountId`: another person's session cookies are left out,
 * so that the provider asks who is there.
 */
export function asBrowserOf(call: Call, store: OidcStore, accountId: string | null): Call {
  if (accountId === null) return call;
  const session = store.of('Session').get(call.cookies.get('_session') ?? '');
  if (session === undefined || session.accountId === accountId) return call;
  const kept = [...call.cookies].filter(([name]) => !SESSION_COOKIES.includes(name));
  const cookie = kept.map(([name, value]) => `${name}=${value}`).join('; ');
  return { ...call, cookies: new Map(kept), headers: { ...call.headers, cookie } };
}
