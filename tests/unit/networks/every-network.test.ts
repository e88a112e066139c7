import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Failure } from '@/utils/core/failure';
import { CAUSES } from '@/utils/health/cause';
import type { Conversation, HttpAnswer } from '@/utils/http/messages';
import { Refusal } from '@/utils/networks/answers';
import { guideTo } from '@/utils/networks/guides/registry';
import type { App, CallKind, Network, Session } from '@/utils/networks/network';
import { NETWORKS } from '@/utils/networks/registry';
import { json, text } from './answer';
import { NOW, sessionAt } from './samples';

/** What must hold for each network, also for the next one. */

const server = 'https://server.example';
const app: App = {
  clientId: 'client',
  clientSecret: 'secret',
  endpoints: { issuer: server, authorization_endpoint: `${server}/auth`, token_endpoint: `${server}/token` },
  settings: { scopes: 'openid', whoAmIUrl: `${server}/me` },
};
const session = sessionAt(server, app, { accountId: 'did:plc:anna' });
const calls: readonly CallKind[] = [
  'prepare',
  'sign_in',
  'exchange',
  'probe',
  'profiles',
  'renewal',
  'revocation',
];

/** Words that would be proof if the right status came with them. */
const accusation = fc.constantFrom<unknown>(
  { error: { code: 190, error_subcode: 458, message: 'revoked' } },
  { error: 'invalid_grant' },
  { error: 'invalid_client' },
  { error: 'The access token was revoked' },
  { error: 'ExpiredToken', message: 'Token has been revoked' },
  { error: 'AccountTakedown' },
  { type: 'https://api.x.com/2/problems/user-suspended' },
  { errors: [{ code: 89 }] },
);
const body = fc.oneof(accusation, fc.jsonValue());
const headers = fc.dictionary(
  fc.constantFrom('www-authenticate', 'retry-after', 'date', 'content-type', 'x-business-use-case-usage'),
  fc.oneof(fc.string(), fc.constant('Bearer error="invalid_token"'), fc.constant('{"1":[{}]}')),
);
const status = fc.oneof(fc.integer({ min: 0, max: 599 }), fc.constantFrom(200, 400, 401, 403, 404, 422));
const answerOf = (codes: fc.Arbitrary<number>): fc.Arbitrary<HttpAnswer> =>
  fc.oneof(
    fc.record({ codes, body, headers }).map((parts) => json(parts.codes, parts.body, parts)),
    fc
      .record({ codes, content: fc.string(), headers })
      .map((parts) => text(parts.codes, parts.content, parts)),
  );

/** Every conversation of a network that starts with a stored session. */
function conversations(network: Network): readonly (() => Conversation<unknown>)[] {
  const account = { id: 'did:plc:anna', name: 'Anna', handle: 'anna.example', avatar: null };
  const renewal = network.renewal(session.place, true);
  const { access, revoke } = network;
  return [
    () => network.identify(session),
    () => network.listProfiles(session, account),
    ...(revoke ? [() => revoke(session)] : []),
    ...(renewal.kind === 'own' ? [() => renewal.renew(session, NOW)] : []),
    ...(access.kind === 'password' ? [() => access.signIn({ appPassword: 'x' }, account, NOW)] : []),
    ...(access.kind === 'oauth' && access.prepare ? [preparation(access.prepare)] : []),
  ];
}

function preparation(prepare: NonNullable<Extract<Network['access'], { kind: 'oauth' }>['prepare']>) {
  const input = { server, issuer: server, clientId: 'client', scopes: '' };
  return () => prepare(input, 'https://abc.chromiumapp.org/x', null);
}

/** Answers with the same again and again, and gives up on conversations that never end. */
function outcome(start: () => Conversation<unknown>, answers: readonly HttpAnswer[]): unknown {
  try {
    const conversation = start();
    let step = conversation.next();
    for (let asked = 0; !step.done && asked < 10; asked += 1) {
      const answer = answers[asked % answers.length];
      if (answer) step = conversation.next(answer);
    }
    return step.done ? undefined : 'endless';
  } catch (error) {
    return error;
  }
}

describe.each(Object.values(NETWORKS))('$id', (network) => {
  it('takes no answer of a failing or throttling server for proof', () => {
    const failing = fc.oneof(fc.integer({ min: 500, max: 599 }), fc.constant(429));
    fc.assert(
      fc.property(answerOf(failing), fc.constantFrom(...calls), (answer, call) => {
        expect(network.readFailure(answer, call).reading.kind).toBe('unknown');
      }),
    );
  });

  it('takes no page and no half answer for proof', () => {
    const success = fc.integer({ min: 200, max: 299 });
    fc.assert(
      fc.property(success, fc.string(), fc.constantFrom(...calls), (code, content, call) => {
        const { reading } = network.readFailure(text(code, content), call);
        expect(['unknown', 'mute']).toContain(reading.kind);
      }),
    );
  });

  it('ends in a result, a refusal or a failure, whatever is answered', () => {
    fc.assert(
      fc.property(fc.array(answerOf(status), { minLength: 1, maxLength: 3 }), (answers) => {
        for (const start of conversations(network)) {
          const end = outcome(start, answers);
          expect(end === undefined || end instanceof Refusal || end instanceof Failure).toBe(true);
        }
      }),
    );
  });

  it('never puts a token into an address', () => {
    const secretive: Session = { ...session, accessToken: 'TOP-SECRET', refreshToken: 'TOP-SECRET' };
    const start = network.identify(secretive).next();
    expect(start.done ? '' : start.value.url).not.toContain('TOP-SECRET');
  });

  it('names origins for anything that was typed', () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.constantFrom(...network.fields.map(({ name }) => name), 'x'), fc.string()),
        (input) => {
          for (const origin of network.origins(input)) expect(origin).toMatch(/^https?:\/\/.+\/\*$/);
        },
      ),
    );
  });

  it('guides a person through known causes only, in whole sentences', () => {
    for (const [cause, steps] of Object.entries(guideTo(network.id).steps)) {
      expect(CAUSES).toContain(cause);
      for (const step of steps) expect(step).toMatch(/^[A-Z].*[.!?]$/);
    }
    const url = guideTo(network.id).manageUrl(server);
    expect(url === null || URL.canParse(url)).toBe(true);
    const away = guideTo(network.id).switchUrl(server);
    expect(away === null || new URL(away).protocol === 'https:').toBe(true);
  });
});
