import { type Answer, json } from '../core/answer.ts';
import { now, nowSeconds } from '../core/clock.ts';

/** Error bodies of X's API: https://docs.x.com/x-api/fundamentals/response-codes-and-errors */
export function problem(
  status: number,
  title: string,
  detail: string,
  type: string,
  extra: object = {},
): Answer {
  return json(status, { title, detail, type, status, ...extra });
}

const BASE = 'https://api.twitter.com/2/problems';

export const unauthorized = () => problem(401, 'Unauthorized', 'Unauthorized', 'about:blank');

export const suspended = () =>
  problem(
    403,
    'Forbidden',
    'The user associated with this token has been suspended.',
    `${BASE}/user-suspended`,
  );

export const notPermitted = () =>
  problem(
    403,
    'Forbidden',
    'You are not permitted to perform this action.',
    `${BASE}/not-authorized-for-resource`,
  );

export const notEnrolled = () =>
  problem(
    403,
    'Client Forbidden',
    'When authenticating requests to the X API v2 endpoints, you must use keys and tokens from a developer App that is attached to a Project.',
    'https://api.twitter.com/2/problems/client-forbidden',
    { reason: 'client-not-enrolled', registration_url: 'https://developer.x.com/en/docs/projects/overview' },
  );

/** The older kind of body that a locked account still gets. */
export const locked = () =>
  json(403, {
    errors: [
      {
        code: 326,
        message:
          'To protect our users from spam and other malicious activity, this account is temporarily locked. Please log in to https://x.com to unlock your account.',
      },
    ],
  });

/** X names the time of the next window, not how long to wait. */
export function tooManyRequests(seconds: number): Answer {
  return json(
    429,
    { title: 'Too Many Requests', detail: 'Too Many Requests', type: 'about:blank', status: 429 },
    quota(0, Math.ceil((now() + seconds * 1000) / 1000)),
  );
}

export function quota(remaining: number, reset = nowSeconds() + 900): Readonly<Record<string, string>> {
  return {
    'x-rate-limit-limit': '75',
    'x-rate-limit-remaining': String(remaining),
    'x-rate-limit-reset': String(reset),
  };
}

/** A dead refresh token, in X's words and not in RFC 6749's. */
export const deadRefreshToken = () =>
  json(400, { error: 'invalid_request', error_description: 'Value passed for the token was invalid.' });

export const deadCode = () =>
  json(400, {
    error: 'invalid_request',
    error_description: 'Value passed for the authorization code was invalid.',
  });

export const unknownClient = () =>
  json(401, { error: 'unauthorized_client', error_description: 'Missing valid authorization header' });
