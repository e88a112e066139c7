import * as v from 'valibot';
import { MINUTE } from '@/utils/core/time';
import type { Conversation, HttpAnswer } from '@/utils/http/messages';
import type { Diagnosis } from '@/utils/networks/answers';
import { diagnosis, expectAnswer, isJsonSuccess } from '@/utils/networks/answers';
import type { Account, CallKind, FoundProfile, Network, Session } from '@/utils/networks/network';
import { settled } from '@/utils/networks/shared/attempt';

/** A made-up network with rotating refresh tokens and pages, for tests of what stands above the networks. */

export const SERVER = 'https://net.example';
const HOST = 'net.example';

const AccountSchema = v.object({ id: v.string(), name: v.string() });
const PagesSchema = v.array(v.object({ id: v.string(), name: v.string(), mayPost: v.boolean() }));

function readFailure(answer: HttpAnswer, call: CallKind): Diagnosis {
  const code = v.is(v.object({ error: v.string() }), answer.json) ? answer.json.error : null;
  if (answer.status === 429)
    return diagnosis({ kind: 'unknown', reason: 'rate_limited', retryAfter: 5 * MINUTE }, code);
  if (answer.status >= 500) return diagnosis({ kind: 'unknown', reason: 'outage' }, code);
  if (code === 'invalid_client') return diagnosis({ kind: 'app_problem' }, code);
  if (code === 'invalid_grant') return diagnosis({ kind: 'dead', cause: 'revoked', proof: 'definite' }, code);
  if (code === 'password')
    return diagnosis({ kind: 'dead', cause: 'password_changed', proof: 'definite' }, code);
  if (code === 'scope') return diagnosis({ kind: 'limited', cause: 'permission_missing' }, code);
  if (answer.status === 401) return diagnosis({ kind: 'renew', cause: 'revoked' }, code);
  return diagnosis(call === 'probe' ? { kind: 'mute' } : { kind: 'unknown', reason: 'malformed' }, code);
}

const authorized = ({ accessToken }: Session, path: string) => ({
  url: `${SERVER}${path}`,
  headers: { Authorization: `Bearer ${accessToken}` },
});

function* identify(session: Session): Conversation<Account> {
  const answer = yield authorized(session, '/me');
  const { id, name } = expectAnswer(answer, AccountSchema, (refused) => readFailure(refused, 'probe'));
  return { id, name, handle: id, avatar: null };
}

function* listProfiles(session: Session): Conversation<readonly FoundProfile[]> {
  const answer = yield authorized(session, '/pages');
  const pages = expectAnswer(answer, PagesSchema, (refused) => readFailure(refused, 'profiles'));
  return pages.map(({ id, name, mayPost }) => ({
    networkId: id,
    kind: 'page',
    name,
    handle: null,
    avatar: null,
    url: null,
    limit: mayPost ? null : 'role_lost',
  }));
}

export const testNetwork: Network = {
  id: 'custom',
  name: 'Testnet',
  summary: '',
  profileNoun: { one: 'page', many: 'pages' },
  app: { kind: 'typed' },
  access: {
    kind: 'oauth',
    redirectPath: 'testnet',
    prepare: () =>
      settled({
        server: SERVER,
        facts: {
          clientId: 'relink',
          settings: {},
          endpoints: {
            issuer: SERVER,
            authorization_endpoint: `${SERVER}/authorize`,
            token_endpoint: `${SERVER}/token`,
            revocation_endpoint: `${SERVER}/revoke`,
          },
        },
        clientSecret: null,
      }),
    plan: (_, purpose) => ({
      responseType: 'code',
      scopes: ['read'],
      scopeSeparator: ' ',
      clientAuthentication: 'none',
      params: purpose.kind === 'connect' ? {} : { login_hint: purpose.account.id },
    }),
    readTokens: (answer, at) => ({
      accessToken: answer.access_token,
      refreshToken: typeof answer.refresh_token === 'string' ? answer.refresh_token : null,
      scopes: null,
      clocks:
        typeof answer.expires_in === 'number'
          ? [{ kind: 'access', at: at + answer.expires_in * 1000, exact: true, mendedBy: 'refresh' }]
          : [],
    }),
    silent: () => true,
  },
  fields: [],
  origins: () => [],
  sendsCors: true,
  hosts: () => [HOST],
  pictureHosts: () => ['img.net.example'],
  checkEveryMs: 5 * MINUTE,
  renewal: (_, refreshable) =>
    refreshable
      ? { kind: 'refresh_token', everyMs: null, aheadMs: MINUTE, provesLife: false }
      : { kind: 'none' },
  identify,
  probe: 'identify',
  listProfiles,
  readFailure,
  differential: (session) => ({
    anonymous: { url: `${SERVER}/me` },
    authorized: authorized(session, '/me'),
    open: [{ request: { url: `${SERVER}/about` }, works: isJsonSuccess }],
  }),
};
