import { LONGEST } from '@/utils/core/bounds';
import { Failure } from '@/utils/core/failure';
import { readAnswer } from '@/utils/http/read-answer';
import { Refusal } from '@/utils/networks/answers';
import type { CallKind, Network, TokenAnswer } from '@/utils/networks/network';

/** Validates a successful token answer against RFC 6749 §5.1 (oauth4webapi's `process…Response`). */
type Process = (response: Response) => Promise<object>;

/**
 * Judges the token endpoint's answer: what is not a JSON success goes through the network's own reading.
 * `sent`: the secrets of the request
 * @throws Refusal with what the network's answer proves; Failure `malformed` for a success that is none
 */
export async function tokenAnswer(
  network: Network,
  call: CallKind,
  url: string,
  response: Response,
  sent: readonly (string | null)[],
  process: Process,
): Promise<TokenAnswer> {
  const answer = await readAnswer(url, response, sent);
  if (answer.status < 200 || answer.status >= 300 || !isObject(answer.json)) {
    throw new Refusal(network.readFailure(answer, call), answer);
  }
  // Relink learns whose tokens these are by asking, so an ID token is not read, and a faulty one does no harm.
  const { id_token: _, ...tokens } = answer.json;
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
