import { describe, expect, it } from 'vitest';
import { LONGEST } from '@/utils/core/bounds';
import { Failure } from '@/utils/core/failure';
import { evidenceOf } from '@/utils/grants/failed-verdict';
import type { Conversation, HttpAnswer } from '@/utils/http/messages';
import { Refusal } from '@/utils/networks/answers';
import type { App, CallKind, Network, NetworkId, Session } from '@/utils/networks/network';
import { NETWORKS } from '@/utils/networks/registry';
import { json } from './answer';
import { NOW, sessionAt } from './samples';

/** A server that sends a million characters wherever a text may stand: nothing of that length may be taken. */

const SERVER = 'https://server.example';
const DID = 'did:plc:anna';
const app: App = {
  clientId: 'client',
  clientSecret: 'client-secret',
  endpoints: { issuer: SERVER, authorization_endpoint: `${SERVER}/auth`, token_endpoint: `${SERVER}/token` },
  settings: { scopes: 'openid', whoAmIUrl: `${SERVER}/me` },
};
const session: Session = sessionAt(SERVER, app, { accountId: DID });
const account = { id: DID, name: 'Anna', handle: 'anna.example', avatar: null };
const REDIRECT = 'https://abc.chromiumapp.org/x';

const jwt = { accessJwt: 'a', refreshJwt: 'b', did: DID, handle: 'anna.example', status: 'takendown' };
const didDocument = {
  id: DID,
  service: [
    {
      id: '#atproto_pds',
      type: 'AtprotoPersonalDataServer',
      serviceEndpoint: SERVER,
    },
  ],
};

/** Successful answers of each network, in the order in which its conversations ask. */
const ANSWERS: Readonly<Record<NetworkId, readonly unknown[]>> = {
  facebook: [
    { data: [{ permission: 'pages_show_list', status: 'granted' }] },
    {
      id: '1',
      name: 'Anna',
      picture: { data: { url: 'https://a.example' } },
      access_token: 't',
      data: [{ id: '2', name: 'Bakery', username: 'b', tasks: ['MANAGE'], picture: { data: { url: 'u' } } }],
      paging: { cursors: { after: 'c' }, next: 'https://graph' },
    },
  ],
  x: [
    {
      data: { id: '1', name: 'Anna', username: 'anna', profile_image_url: 'https://a.example/x_normal.jpg' },
    },
  ],
  bluesky: [jwt, { displayName: 'Anna', avatar: 'https://a.example' }, didDocument],
  mastodon: [
    { id: '1', username: 'anna', display_name: 'Anna', avatar: 'https://a.example', version: '4.3' },
    { client_id: 'c', client_secret: 's' },
  ],
  custom: [{ sub: '1', name: 'Anna', preferred_username: 'anna', picture: 'https://a.example' }],
};

const METADATA = {
  issuer: SERVER,
  authorization_endpoint: `${SERVER}/auth`,
  token_endpoint: `${SERVER}/token`,
  revocation_endpoint: `${SERVER}/revoke`,
  userinfo_endpoint: `${SERVER}/me`,
  scopes_supported: ['openid'],
  prompt_values_supported: ['none'],
};

const REFUSALS = [
  { error: 'invalid_grant', error_description: 'expired' },
  { error: { code: '190', error_subcode: '460', message: 'expired' } },
  { error: 'ExpiredToken', message: 'has expired' },
  { type: 'https://api.x.com/2/problems/user-suspended', title: 'a', detail: 'not permitted', reason: 'r' },
];

const CALLS: readonly CallKind[] = ['prepare', 'sign_in', 'exchange', 'probe', 'profiles', 'renewal'];

/** Texts that a pattern with two ways to match takes the square of their length for: then this never ends. */
const PUMPS = [
  'a',
  '1',
  ' ',
  '\t',
  '=',
  ',',
  '"',
  '/',
  '.',
  'app ',
  'application disable ',
  'error=',
  'error ="',
];

/** The answer with every text a million characters longer, and one with each of them alone. */
function hostile(body: unknown): unknown[] {
  const leaves: string[] = [];
  JSON.stringify(body, function visit(key, value) {
    if (typeof value === 'string') leaves.push(`${JSON.stringify(this)}|${key}`);
    return value;
  });
  const lengthen = (wanted: string | null) =>
    JSON.parse(
      JSON.stringify(body, function visit(key, value) {
        const isWanted = wanted === null || `${JSON.stringify(this)}|${key}` === wanted;
        return typeof value === 'string' && isWanted ? value + 'a1'.repeat(500_000) : value;
      }),
    );
  return [null, ...leaves].map(lengthen);
}

/** The answer with this in place of every text. */
function replaced(body: unknown, text: string): unknown {
  return JSON.parse(
    JSON.stringify(body, (_, value) => (typeof value === 'string' ? '?' : value)),
    (_, value) => (value === '?' ? text : value),
  );
}

function conversations(network: Network, metadata: unknown): readonly (() => Conversation<unknown>)[] {
  const { access, revoke } = network;
  const renewal = network.renewal(session.place, true);
  const { prepare } = access.kind === 'oauth' ? access : {};
  const { signIn } = access.kind === 'password' ? access : {};
  const input = {
    server: SERVER,
    issuer: SERVER,
    clientId: 'client',
    handle: 'anna.example',
    appPassword: 'x',
  };
  return [
    () => network.identify(session),
    () => network.listProfiles(session, account),
    ...(revoke ? [() => revoke(session)] : []),
    ...(renewal.kind === 'own' ? [() => renewal.renew(session, NOW)] : []),
    ...(signIn ? [() => signIn({ appPassword: 'x' }, account, NOW), () => signIn(input, null, NOW)] : []),
    ...(prepare
      ? [() => prepare(input, REDIRECT, Object(metadata)), () => prepare(input, REDIRECT, null)]
      : []),
  ];
}

/** What is kept of a conversation: its result, or what its error leaves in rows. */
function kept(start: () => Conversation<unknown>, answers: readonly HttpAnswer[], offset: number): unknown {
  try {
    const conversation = start();
    let step = conversation.next();
    for (let asked = offset; !step.done && asked < offset + 10; asked += 1) {
      step = conversation.next(answers[asked % answers.length] ?? json(500, null));
    }
    return step.done ? step.value : 'endless';
  } catch (error) {
    if (error instanceof Refusal) return evidenceOf(error.answer, error.diagnosis, NOW);
    if (error instanceof Failure) return error.detail;
    throw error;
  }
}

/** The texts that are longer than a text of that name may be. */
function tooLong(value: unknown): string[] {
  const found: string[] = [];
  JSON.stringify(value, (key, inner) => {
    const longest = /token|secret|clientId/i.test(key) ? LONGEST.token : LONGEST.url;
    if (typeof inner === 'string' && inner.length > longest) found.push(`${key}: ${inner.length}`);
    return inner;
  });
  return found;
}

describe.each(Object.values(NETWORKS))('$id', (network) => {
  it('takes nothing that is longer than its kind may be, whatever of an answer is a million characters long', () => {
    const metadata = hostile(METADATA);
    for (const [index, body] of ANSWERS[network.id].entries()) {
      for (const long of hostile(body)) {
        const answers = ANSWERS[network.id].map((other, at) => json(200, at === index ? long : other));
        const starts = metadata.flatMap((one) => conversations(network, one));
        for (const start of starts)
          for (const offset of answers.keys()) expect(tooLong(kept(start, answers, offset))).toEqual([]);
      }
    }
  });

  it.each(PUMPS)('reads whatever is repeated for 200,000 characters in linear time: %j', (pump) => {
    const long = pump.repeat(200_000 / pump.length);
    const headers = { 'www-authenticate': long, 'retry-after': long, 'x-business-use-case-usage': long };
    const bodies = [
      { error: long, error_description: long, message: long },
      { error: { code: long, error_subcode: long, message: long } },
      { type: long, detail: long },
      { error: { code: 1, message: long } },
    ];
    for (const body of bodies) {
      const refusal = { ...json(401, null), json: body, headers };
      for (const status of [400, 401, 403, 429]) {
        const answer = { ...refusal, status };
        for (const call of CALLS) evidenceOf(answer, network.readFailure(answer, call), NOW);
      }
    }
    for (const body of ANSWERS[network.id]) {
      const answer = { ...json(200, null), json: replaced(body, long) };
      for (const start of conversations(network, replaced(METADATA, long)))
        expect(tooLong(kept(start, [answer], 0))).toEqual([]);
    }
  });

  it('reads refusals of a million characters into short evidence', () => {
    const challenge = { 'www-authenticate': `Bearer error="${'a'.repeat(1_000_000)}"` };
    for (const body of [...REFUSALS.flatMap(hostile), null]) {
      const refusal = json(400, body, { headers: challenge });
      for (const status of [400, 401, 403])
        for (const call of CALLS) {
          const answer = { ...refusal, status };
          const evidence = evidenceOf(answer, network.readFailure(answer, call), NOW);
          expect((evidence.code ?? '').length).toBeLessThanOrEqual(LONGEST.name);
          expect((evidence.subcode ?? '').length).toBeLessThanOrEqual(LONGEST.name);
        }
    }
  });
});
