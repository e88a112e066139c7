import * as v from 'valibot';
import type { HttpAnswer, HttpRequest } from '@/utils/http/messages';
import { bearer, openGet } from '@/utils/networks/shared/requests';
import { optionalWords, wordsText } from '@/utils/networks/shared/schemas';

const errorBody = v.object({ error: wordsText, message: optionalWords });

/** An error as XRPC sends it: https://atproto.com/specs/xrpc#error-responses */
export interface XrpcError {
  readonly name: string;
  readonly message: string;
}

export function readXrpcError(answer: HttpAnswer): XrpcError | null {
  const parsed = v.safeParse(errorBody, answer.json);
  return parsed.success ? { name: parsed.output.error, message: parsed.output.message ?? '' } : null;
}

/** Asks a query; with a token in the name of an account. */
export function query(
  server: string,
  method: string,
  params: Readonly<Record<string, string>>,
  token?: string,
): HttpRequest {
  const search = new URLSearchParams(params).toString();
  const request = openGet(`${server}/xrpc/${method}${search === '' ? '' : `?${search}`}`);
  return token === undefined ? request : { ...request, headers: { ...request.headers, ...bearer(token) } };
}

/** Calls a procedure without input, in the name of the refresh token. */
export function procedure(server: string, method: string, token: string): HttpRequest {
  return { ...query(server, method, {}, token), method: 'POST' };
}
