import { LONGEST } from '@/utils/core/bounds';
import { Failure } from '@/utils/core/failure';
import { readAnswer } from '@/utils/http/read-answer';
import type { TokenAnswer } from '@/utils/networks/access';
import { Refusal } from '@/utils/networks/answers';
import type { CallKind, Network } from '@/utils/networks/network';
import { isOfAnotherSignIn } from './id-token';

/** Validates a successful token answer against RFC 6749 §5.1 (oauth4webapi's `process…Response`). */
type Process = (response: Response) => Promise<object>;

/**
 * Judges the token endpoint's answer: what is not a JSON success goes through the network's own reading.
 * `sent`: the secrets of the request; `nonce`: what an ID token must repeat
 * @throws Refusal with what the network's answer proves; Failure `malformed` for a success that is none, `state_mismatch`
 * for an ID token of another sign-in
 */
export async function tokenAnswer(
  network: Network,
  call: CallKind,
  url: string,
  response: Response,
  sent: readonly (string | null)[],
  process: Process,
  nonce: string | null = null,
): Promise<TokenAnswer> {
  const answer = await readAnswer(url, response, sent);
  if (answer.status < 200 || answer.status >= 300 || !isObject(answer.json)) {
    throw new Refusal(network.readFailure(answer, call), answer);
  }
  // Relink learns whose tokens these are by asking, so of an ID token only its nonce is read.
  const { id_token: idToken, ...tokens } = answer.json;
  if (nonce !== null && isOfAnotherSignIn(idToken, nonce)) {
    throw new Failure('state_mismatch', { host: answer.host });
  }
  await process(Response.json(tokens)).catch((cause: unknown) => {
    if ('error' in tokens) throw new Refusal(network.readFailure(answer, call), answer);
    throw new Failure('malformed', {
      host: answer.host,
      providerText: cause instanceof Error ? cause.name : 'unknown',
    });
  });
  const { access_token, refresh_token } = tokens;
  if (typeof access_token !== 'string' || isTooLong(access_token) || isTooLong(refresh_token))
    throw new Failure('malformed', { host: answer.host });
  return { ...tokens, access_token };
}

function isTooLong(token: unknown): boolean {
  return typeof token === 'string' && token.length > LONGEST.token;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
