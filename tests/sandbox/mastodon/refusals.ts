import { errorPage } from '../consent/page.ts';
import { type Answer, empty, json, page, redirect } from '../core/answer.ts';
import type { Traits } from './traits.ts';

export type TokenTrouble = 'missing' | 'unknown' | 'revoked' | 'expired';

/** Doorkeeper's sentences; a missing token reads like an unknown one. */
const sentences: Readonly<Record<TokenTrouble, string>> = {
  missing: 'The access token is invalid',
  unknown: 'The access token is invalid',
  revoked: 'The access token was revoked',
  expired: 'The access token expired',
};

/** How a server answers a call whose token it does not take. */
export function refuseToken(traits: Traits, trouble: TokenTrouble): Answer {
  switch (traits.refusal) {
    case 'doorkeeper':
      return json(
        401,
        { error: sentences[trouble] },
        {
          'www-authenticate': `Bearer realm="Doorkeeper", error="invalid_token", error_description="${sentences[trouble]}"`,
        },
      );
    case 'login-page':
      return redirect(`https://${traits.host}/login`);
    case 'pleroma':
      return json(403, { error: 'Invalid credentials.' });
    case 'bare':
      return json(401, { error: 'Unauthorized' });
    case 'mute':
      return empty(403);
  }
}

/** How a token endpoint refuses a code or a refresh token (RFC 6749 §5.2). */
export function refuseGrant(traits: Traits): Answer {
  if (traits.refusal === 'mute') return empty(422);
  return json(400, {
    error: 'invalid_grant',
    error_description:
      'The provided authorization grant is invalid, expired, revoked, does not match the redirection URI used in the authorization request, or was issued to another client.',
  });
}

/** How a token endpoint answers a client that it does not know (any more). */
export function refuseClient(traits: Traits): Answer {
  if (traits.refusal === 'mute') return empty(422);
  return json(401, {
    error: 'invalid_client',
    error_description:
      'Client authentication failed due to unknown client, no client authentication included, or unsupported authentication method.',
  });
}

/** What a person sees whose browser was sent with a broken request. */
export function refuseAuthorization(traits: Traits, message: string): Answer {
  return page(400, errorPage(traits.title, 'An error has occurred', message));
}
