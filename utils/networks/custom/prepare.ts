import type { AuthorizationServer } from 'oauth4webapi';
import { Failure } from '@/utils/core/failure';
import { trimIssuer } from '@/utils/core/issuer';
import type { Conversation } from '@/utils/http/messages';
import { isSecureUrl } from '@/utils/http/secure-url';
import type { PreparedApp } from '@/utils/networks/access';
import type { ConnectInput } from '@/utils/networks/network';
import { settled } from '../shared/attempt';
import { parseAddress } from '../shared/server-address';
import { authorizationServer, readMetadata } from '../shared/server-metadata';
import { acceptedValue, cleanText } from '../shared/typed';
import { readIssuer } from '../shared/typed-address';
import { labelOf } from './fields';
import { expectAlike } from './sites';

/** The issuer as typed, or null when the endpoints were typed by hand. @throws Failure for an address that is none */
export function issuerOf(input: ConnectInput): string | null {
  return acceptedValue(readIssuer(input.issuer ?? ''), labelOf('issuer')) || null;
}

/**
 * Makes the app out of what was typed and what the server says of itself; what was typed goes first.
 * @throws Failure `bad_input` naming the field that is missing, `not_such_a_server` when the issuer has no metadata,
 * `unlike_sites`
 */
export function prepare(
  input: ConnectInput,
  _redirectUri: string,
  metadata: AuthorizationServer | null,
): Conversation<PreparedApp> {
  const clientId = cleanText(input.clientId);
  if (clientId === '') throw new Failure('bad_input', { field: labelOf('clientId') });
  const endpoints = endpointsOf(input, metadata && authorizationServer(readMetadata(metadata)));
  const whoAmIUrl = address(input, 'whoAmIUrl') ?? secure(endpoints.userinfo_endpoint);
  if (!whoAmIUrl) throw new Failure('bad_input', { field: labelOf('whoAmIUrl') });
  const settings = {
    scopes: cleanText(input.scopes),
    whoAmIUrl,
    idField: cleanText(input.idField),
    nameField: cleanText(input.nameField),
    avatarField: cleanText(input.avatarField),
    discovered: metadata ? 'yes' : 'no',
  };
  expectAlike(input, endpoints, whoAmIUrl);
  // Several issuers can share one host (realms, tenants), each with accounts of its own.
  const server = trimIssuer(endpoints.issuer);
  const clientSecret = cleanText(input.clientSecret) || null;
  const guess = issuerOf(input) === null ? ({ issuerIsGuess: true } as const) : {};
  return settled({ server, facts: { clientId, endpoints, settings, ...guess }, clientSecret });
}

/** The addresses in what was typed, for the permissions that a click has to grant; never throws. */
export function typedOrigins(input: ConnectInput): readonly string[] {
  const names = ['issuer', 'authorizationEndpoint', 'tokenEndpoint', 'revocationEndpoint', 'whoAmIUrl'];
  const origins = names.flatMap((name) => {
    try {
      const url = parseAddress(input[name], name);
      return [`${url.protocol}//${url.hostname}/*`];
    } catch {
      // Empty or not an address: the worker says which when the form is sent.
      return [];
    }
  });
  return [...new Set(origins)];
}

function endpointsOf(input: ConnectInput, metadata: AuthorizationServer | null): AuthorizationServer {
  const authorization_endpoint =
    address(input, 'authorizationEndpoint') ?? secure(metadata?.authorization_endpoint);
  const token_endpoint = address(input, 'tokenEndpoint') ?? secure(metadata?.token_endpoint);
  const issuer = issuerOf(input);
  if (!authorization_endpoint || !token_endpoint) {
    if (issuer)
      throw new Failure('not_such_a_server', { host: new URL(issuer).host, network: 'OAuth 2 server' });
    throw new Failure('bad_input', { field: labelOf(authorization_endpoint ? 'tokenEndpoint' : 'issuer') });
  }
  const revocation_endpoint = address(input, 'revocationEndpoint') ?? secure(metadata?.revocation_endpoint);
  return {
    ...metadata,
    issuer: metadata?.issuer ?? issuer ?? new URL(authorization_endpoint).origin,
    authorization_endpoint,
    token_endpoint,
    ...(revocation_endpoint ? { revocation_endpoint } : {}),
  };
}

function address(input: ConnectInput, name: string): string | undefined {
  return cleanText(input[name]) === '' ? undefined : parseAddress(input[name], labelOf(name)).href;
}

/** An endpoint from metadata is held to the same rule as a typed one. */
function secure(endpoint: string | undefined): string | undefined {
  if (endpoint === undefined) return undefined;
  // Nobody has typed it: there is nothing to propose.
  if (URL.canParse(endpoint) && !isSecureUrl(endpoint))
    throw new Failure('insecure_address', { host: new URL(endpoint).host });
  return parseAddress(endpoint, 'Issuer URL').href;
}
