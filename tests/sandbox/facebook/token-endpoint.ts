import { type Answer, json } from '../core/answer.ts';
import { type Call, parameter } from '../core/call.ts';
import { now } from '../core/clock.ts';
import type { CodeState } from '../world/code-book.ts';
import { graphError, refusal } from './errors.ts';
import { type Facebook, facebookApp } from './facebook.ts';
import { userTokenTrouble } from './token-trouble.ts';

/** `/oauth/access_token`: the code exchange, the 60-day exchange and the app's own token. */
export function tokenEndpoint(facebook: Facebook, call: Call): Answer {
  const client = clientProblem(facebook, call);
  if (client !== null) return client;
  switch (parameter(call, 'grant_type')) {
    case 'fb_exchange_token':
      return exchange(facebook, call);
    case 'client_credentials':
      return json(200, { access_token: `${facebookApp.id}|${facebookApp.secret}`, token_type: 'bearer' });
    default:
      return fromCode(facebook, call);
  }
}

function clientProblem(facebook: Facebook, call: Call): Answer | null {
  if (parameter(call, 'client_id') !== facebookApp.id || facebook.appState === 'deleted') return unknownApp();
  if (facebook.appState === 'disabled') return graphError('101');
  const secret = parameter(call, 'client_secret');
  if (secret === null)
    return refusal({ code: 101, status: 400, message: 'Missing client_secret parameter.' });
  if (secret !== facebookApp.secret) {
    return refusal({ code: 1, status: 400, message: 'Error validating client secret.' });
  }
  return null;
}

export function unknownApp(): Answer {
  return refusal({
    code: 101,
    status: 400,
    message: 'Error validating application. Cannot get application info due to a system error.',
  });
}

const codeProblems: Readonly<Record<Exclude<CodeState, 'good'>, { subcode: number; message: string }>> = {
  expired: { subcode: 36007, message: 'This authorization code has expired.' },
  used: { subcode: 36009, message: 'This authorization code has been used.' },
  unknown: { subcode: 36009, message: 'Invalid verification code format.' },
};

function fromCode(facebook: Facebook, call: Call): Answer {
  const { state, code } = facebook.codes.take(parameter(call, 'code'));
  if (code === null) {
    const problem = codeProblems[state === 'good' ? 'unknown' : state];
    return refusal({ code: 100, status: 400, ...problem });
  }
  if (parameter(call, 'redirect_uri') !== code.redirectUri) {
    return refusal({
      code: 100,
      subcode: 36008,
      status: 400,
      message:
        'Error validating verification code. Please make sure your redirect_uri is identical to the one you used in the OAuth dialog request',
    });
  }
  return bearer(
    facebook.issue(code.person, null, now() + facebook.shortLifetime() * 1000).value,
    facebook.shortLifetime(),
  );
}

/** An expired token cannot be exchanged any more. */
function exchange(facebook: Facebook, call: Call): Answer {
  const value = parameter(call, 'fb_exchange_token') ?? '';
  const trouble = userTokenTrouble(facebook, value);
  if (trouble !== null) return trouble;
  const short = facebook.token(value);
  if (short === null) return graphError('190');
  return bearer(
    facebook.issue(short.person, null, now() + facebook.longLifetime() * 1000).value,
    facebook.longLifetime(),
  );
}

function bearer(accessToken: string, lifetime: number): Answer {
  return json(200, { access_token: accessToken, token_type: 'bearer', expires_in: lifetime });
}
