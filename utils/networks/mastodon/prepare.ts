import type { AuthorizationServer } from 'oauth4webapi';
import * as v from 'valibot';
import { Failure } from '@/utils/core/failure';
import type { Conversation, HttpAnswer } from '@/utils/http/messages';
import type { PreparedApp } from '@/utils/networks/access';
import { isJsonSuccess, Refusal } from '@/utils/networks/answers';
import type { ConnectInput } from '@/utils/networks/network';
import { attempt } from '../shared/attempt';
import { formPost, openGet } from '../shared/requests';
import { idText, tokenText, wordsText } from '../shared/schemas';
import { parseServer } from '../shared/server-address';
import { authorizationServer, readMetadata, type ServerMetadata } from '../shared/server-metadata';
import { readFailure } from './read-failure';

const RegisteredSchema = v.object({ client_id: idText, client_secret: tokenText });

/** The server as typed. @throws Failure `bad_input` or `insecure_address` */
export function issuerOf(input: ConnectInput): string {
  return parseServer(input.server);
}

/**
 * Registers Relink at the server (https://docs.joinmastodon.org/methods/apps/#create): no developer account is needed,
 * and the secret is this browser's own.
 * @throws Failure `not_such_a_server` when the server does not know the call
 */
export function* prepare(
  input: ConnectInput,
  redirectUri: string,
  metadata: AuthorizationServer | null,
): Conversation<PreparedApp> {
  const server = parseServer(input.server);
  const known = metadata && readMetadata(metadata);
  const { answer, scopes } = yield* register(server, redirectUri, yield* scopesFor(server, known));
  const host = new URL(server).host;
  if (answer.status === 429 || answer.status >= 500)
    throw new Refusal(readFailure(answer, 'prepare'), answer);
  const registered = v.safeParse(RegisteredSchema, answer.json);
  if (!isJsonSuccess(answer) || !registered.success) {
    throw new Failure('not_such_a_server', { host, network: 'Mastodon server' });
  }
  const { client_id: clientId, client_secret: clientSecret } = registered.output;
  return {
    server,
    facts: { clientId, endpoints: endpointsOf(server, known), settings: { scopes } },
    clientSecret,
  };
}

/** Some servers know `read` alone, whatever else they resemble, and refuse a narrower scope as invalid. */
function* register(
  server: string,
  redirectUri: string,
  scopes: string,
): Conversation<{ readonly answer: HttpAnswer; readonly scopes: string }> {
  const fields = { client_name: 'Relink', redirect_uris: redirectUri, scopes };
  const answer = yield formPost(`${server}/api/v1/apps`, fields);
  const isRefused = answer.status === 422 || answer.status === 400;
  return isRefused && scopes !== 'read' ? yield* register(server, redirectUri, 'read') : { answer, scopes };
}

/** The narrowest scope first: `profile` reads the account and nothing else (since 4.3). */
const SCOPES = ['profile', 'read:accounts', 'read'];

const InstanceSchema = v.object({ version: wordsText });

/** Servers that do not tell their scopes know `read:accounts`, but for Pixelfed, whose scopes have no finer parts. */
function* scopesFor(server: string, metadata: ServerMetadata | null): Conversation<string> {
  const supported = metadata?.scopes_supported ?? null;
  if (supported) return SCOPES.find((scope) => supported.includes(scope)) ?? 'read';
  const instance = v.safeParse(InstanceSchema, (yield* attempt(openGet(`${server}/api/v1/instance`)))?.json);
  return instance.success && /pixelfed/i.test(instance.output.version) ? 'read' : 'read:accounts';
}

/** Servers before 4.3, and most other software, have fixed paths in place of metadata. */
function endpointsOf(server: string, metadata: ServerMetadata | null): AuthorizationServer {
  return authorizationServer({
    ...metadata,
    issuer: metadata?.issuer ?? server,
    authorization_endpoint: onServer(server, metadata?.authorization_endpoint) ?? `${server}/oauth/authorize`,
    token_endpoint: onServer(server, metadata?.token_endpoint) ?? `${server}/oauth/token`,
    revocation_endpoint: onServer(server, metadata?.revocation_endpoint) ?? `${server}/oauth/revoke`,
  });
}

/** Metadata may not lead the secret of this server to another one. */
function onServer(server: string, endpoint: string | null | undefined): string | null {
  return endpoint && URL.canParse(endpoint) && new URL(endpoint).origin === server ? endpoint : null;
}
