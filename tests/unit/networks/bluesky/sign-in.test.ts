import { describe, expect, it } from 'vitest';
import { Failure } from '@/utils/core/failure';
import { DAY, HOUR } from '@/utils/core/time';
import { Refusal } from '@/utils/networks/answers';
import { bluesky } from '@/utils/networks/bluesky/bluesky';
import { parseHandle } from '@/utils/networks/bluesky/handle';
import { html, json } from '../answer';
import { drive, driveToError } from '../drive';
import { unknown } from '../readings';
import { NOW } from '../samples';
import { DID, didDocument, PDS, session, xrpc } from './samples';

const input = { handle: '@Anna.Example', appPassword: ' aaaa-bbbb-cccc-dddd ' };
const found = json(200, { did: DID });
const signIn = (typed: Record<string, string> = input) => bluesky.access.signIn(typed, null, NOW);
const anna = { id: DID, name: 'Anna', handle: 'old.example', avatar: null };

describe('signing in', () => {
  it('finds the account’s server by the handle and signs in there once', () => {
    const created = session(NOW + 2 * HOUR, NOW + 90 * DAY);
    const { value, requests } = drive(signIn(), found, didDocument(PDS), created);
    expect(requests.map(({ url }) => url)).toEqual([
      'https://public.api.bsky.app/xrpc/com.atproto.identity.resolveHandle?handle=anna.example',
      'https://plc.directory/did%3Aplc%3Aanna',
      `${PDS}/xrpc/com.atproto.server.createSession`,
    ]);
    expect(JSON.parse(requests[2]?.body ?? '')).toEqual({ identifier: DID, password: 'aaaa-bbbb-cccc-dddd' });
    expect(value.server).toBe(PDS);
    expect(value.tokens.clocks).toEqual([
      { kind: 'access', at: NOW + 2 * HOUR, exact: true, mendedBy: 'refresh' },
      { kind: 'refresh', at: NOW + 90 * DAY, exact: true, mendedBy: 'person' },
    ]);
  });

  it('on reconnect goes by the DID, so that a new handle or server is no obstacle', () => {
    const conversation = bluesky.access.signIn({ appPassword: 'x' }, anna, NOW);
    const { value, requests } = drive(
      conversation,
      didDocument('https://new.example/'),
      session(NOW + HOUR, NOW + DAY),
    );
    expect(value.server).toBe('https://new.example');
    expect(JSON.parse(requests[1]?.body ?? '').identifier).toBe(DID);
  });

  it('at a named server goes by the directory all the same', () => {
    const conversation = signIn({ ...input, server: 'PDS.example' });
    const { value } = drive(conversation, found, didDocument(PDS), session(NOW + HOUR, NOW + DAY));
    expect(value).toMatchObject({ server: PDS, accountId: DID });
  });

  it('sends no password to a named server that is not the account’s own', () => {
    const conversation = signIn({ ...input, server: 'evil.example' });
    expect(driveToError(conversation, found, didDocument(PDS))).toEqual(
      new Failure('not_home_server', { host: 'evil.example', expected: 'anna.example' }),
    );
    const again = bluesky.access.signIn({ appPassword: 'x', server: 'evil.example' }, anna, NOW);
    expect(driveToError(again, didDocument(PDS))).toMatchObject({ code: 'not_home_server' });
  });

  it('knows that bsky.social stands before the servers of Bluesky, and before no other', () => {
    const behind = 'https://puffball.us-east.host.bsky.network';
    const typed = { ...input, server: 'bsky.social' };
    const { value } = drive(signIn(typed), found, didDocument(behind), session(NOW + HOUR, NOW + DAY));
    expect(value.server).toBe(behind);
    const elsewhere = didDocument('https://host.bsky.network.evil.example');
    expect(driveToError(signIn(typed), found, elsewhere)).toMatchObject({ code: 'not_home_server' });
  });

  it('believes no server that answers for another account', () => {
    const other = session(NOW + HOUR, NOW + DAY, { did: 'did:plc:ben' });
    expect(driveToError(signIn(), found, didDocument(PDS), other)).toEqual(
      new Failure('identity_mismatch', { host: 'server.example', expected: 'anna.example' }),
    );
    const again = bluesky.access.signIn({ appPassword: 'x' }, anna, NOW);
    expect(driveToError(again, didDocument(PDS), other)).toMatchObject({ code: 'identity_mismatch' });
  });

  it('reads no document of another DID', () => {
    const stolen = didDocument(PDS, 'did:plc:ben');
    expect(driveToError(signIn(), found, stolen)).toMatchObject({ code: 'handle_not_found' });
  });

  it('looks a did:web up on the host that it names', () => {
    const did = 'did:web:anna.example';
    const { value, requests } = drive(
      signIn(),
      json(200, { did }),
      didDocument(PDS, did),
      session(NOW + HOUR, NOW + DAY, { did }),
    );
    expect(requests[1]?.url).toBe('https://anna.example/.well-known/did.json');
    expect(value).toMatchObject({ server: PDS, accountId: did });
  });

  it('notes whether an app password or the main one has opened the session', () => {
    const opened = (scope: string) =>
      drive(signIn(), found, didDocument(PDS), session(NOW + HOUR, NOW + DAY, {}, scope)).value.tokens.scopes;
    expect(opened('com.atproto.appPass')).toEqual(['com.atproto.appPass']);
    expect(opened('com.atproto.access')).toEqual(['com.atproto.access']);
  });

  it('estimates the ends of tokens that do not tell', () => {
    const opaque = json(200, { did: DID, handle: 'anna.example', accessJwt: 'a', refreshJwt: 'b.c.d' });
    const { value } = drive(signIn(), found, didDocument(PDS), opaque);
    expect(value.tokens.clocks).toMatchObject([
      { at: NOW + 2 * HOUR, exact: false },
      { at: NOW + 90 * DAY, exact: false },
    ]);
  });

  it.each([
    [xrpc(401, 'AuthenticationRequired', 'Invalid identifier or password'), 'wrong_password'],
    [xrpc(401, 'AuthFactorTokenRequired'), 'second_factor'],
    [xrpc(401, 'AccountTakedown'), 'account_suspended'],
    [session(NOW + HOUR, NOW + DAY, { active: false, status: 'takendown' }), 'account_suspended'],
    [session(NOW + HOUR, NOW + DAY, { active: false, status: 'deactivated' }), 'action_required'],
  ])('fails with its own words (%#)', (answer, code) => {
    expect(driveToError(signIn(), found, didDocument(PDS), answer)).toMatchObject({ name: 'Failure', code });
  });

  it.each([
    ['a limit', xrpc(429, 'RateLimitExceeded'), 'rate_limited'],
    ['an outage', html(503), 'outage'],
    ['a page', html(200), 'malformed'],
  ] as const)('is refused by a server in trouble: %s', (_, answer, reason) => {
    const error = driveToError(signIn(), found, didDocument(PDS), answer);
    expect(error).toBeInstanceOf(Refusal);
    expect(error).toMatchObject({ diagnosis: { reading: unknown(reason) } });
  });

  it('says when the handle leads nowhere', () => {
    const unresolved = xrpc(400, 'InvalidRequest', 'Unable to resolve handle');
    expect(driveToError(signIn(), unresolved)).toEqual(
      new Failure('handle_not_found', { actual: 'anna.example' }),
    );
    const gone = json(410, { message: 'DID not available' });
    expect(driveToError(signIn(), found, gone)).toMatchObject({ code: 'handle_not_found' });
    const insecure = didDocument('http://pds.example');
    expect(driveToError(signIn(), found, insecure)).toMatchObject({ code: 'handle_not_found' });
  });

  it('asks for what is missing', () => {
    expect(driveToError(signIn({ handle: 'anna.example' }))).toEqual(
      new Failure('bad_input', { field: 'App password' }),
    );
    expect(driveToError(signIn({ ...input, handle: 'anna' }))).toMatchObject({
      code: 'bad_input',
      detail: { field: 'Handle', proposal: 'anna.bsky.social' },
    });
  });
});

describe('a handle', () => {
  it.each([
    ['anna.bsky.social', 'anna.bsky.social'],
    ['@Anna.Bsky.Social', 'anna.bsky.social'],
    ['\u202a@anna.bsky.social\u202c ', 'anna.bsky.social'],
    ['https://bsky.app/profile/anna.bsky.social/post/1', 'anna.bsky.social'],
    ['xn--caf-dma.example', 'xn--caf-dma.example'],
  ])('is read from %j', (typed, handle) => {
    expect(parseHandle(typed)).toBe(handle);
  });

  it.each([
    '',
    'anna',
    '@anna',
    'anna@example.com',
    'anna..example',
    '-a.example',
    'a.1',
    'https://evil.example',
  ])('is not read from %j', (typed) => {
    expect(() => parseHandle(typed)).toThrow(Failure);
  });
});
