import * as v from 'valibot';

const claims = v.object({ nonce: v.string() });

/**
 * Whether an ID token was made for another sign-in (OpenID Connect Core §3.1.3.7, step 11). It came straight from the token
 * endpoint, so its signature is not looked at (step 6). One without a nonce, or that cannot be read, says nothing.
 */
export function isOfAnotherSignIn(idToken: unknown, nonce: string): boolean {
  if (typeof idToken !== 'string') return false;
  const parsed = v.safeParse(claims, payloadOf(idToken));
  return parsed.success && parsed.output.nonce !== nonce;
}

function payloadOf(jwt: string): unknown {
  try {
    const base64url = jwt.split('.')[1] ?? '';
    return JSON.parse(atob(base64url.replaceAll('-', '+').replaceAll('_', '/')));
  } catch {
    return null;
  }
}
