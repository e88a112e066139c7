import { describe, expect, it } from 'vitest';
import { Failure } from '@/utils/core/failure';
import { DAY, HOUR } from '@/utils/core/time';
import type { HttpRequest } from '@/utils/http/messages';
import { bluesky } from '@/utils/networks/bluesky/bluesky';
import { html, json, text } from '../answer';
import { drive, driveToError } from '../drive';
import { dead, unknown } from '../readings';
import { NOW, sessionAt } from '../samples';
import { DID, didDocument, PDS, session, xrpc } from './samples';

const login = sessionAt(PDS, null, { accountId: DID });
const current = (more: object = {}) => json(200, { did: DID, handle: 'anna.example', active: true, ...more });
const look = json(200, { did: DID, displayName: 'Anna', avatar: 'https://cdn.example/anna.jpg' });
const notFound = xrpc(403, 'AccountNotFound');
const noUserInfo = xrpc(400, 'InvalidRequest', `Could not find user info for account: ${DID}`);
const noRepo = xrpc(400, 'RepoNotFound', `Could not find repo for DID: ${DID}`);
const standing = (status: string, did = DID) => json(200, { did, active: false, status });
const MOVED = didDocument('https://new.example');
const HERE = didDocument(PDS);

const renewal = bluesky.renewal();
if (renewal.kind !== 'own') throw new Error(renewal.kind);
const { renew } = renewal;

describe('a check', () => {
  it('tells whose session it is and how the account looks', () => {
    const { value, requests } = drive(bluesky.identify(login), current(), look);
    expect(value).toEqual({
      id: DID,
      name: 'Anna',
      handle: 'anna.example',
      avatar: 'https://cdn.example/anna.jpg',
    });
    expect(requests.map(({ url }) => new URL(url).host)).toEqual(['pds.example', 'pds.example']);
  });

  it.each([
    ['refused', xrpc(502, 'UpstreamFailure')],
    ['a page', html(200)],
    ['not answered', new Failure('timed_out')],
  ])('does without the looks: %s', (_, answer) => {
    const { value } = drive(bluesky.identify(login), current(), answer);
    expect(value).toEqual({ id: DID, name: 'anna.example', handle: 'anna.example', avatar: null });
  });

  it.each([
    ['takendown', 'account_suspended'],
    ['suspended', 'account_suspended'],
  ] as const)('of an account that is %s', (status, cause) => {
    const error = driveToError(bluesky.identify(login), current({ active: false, status }));
    expect(error).toMatchObject({ diagnosis: { reading: dead(cause) } });
  });

  it.each([
    ['deactivated here', current({ active: false, status: 'deactivated' }), HERE, dead('action_required')],
    [
      'deactivated, because it moved',
      current({ active: false, status: 'deactivated' }),
      MOVED,
      dead('revoked'),
    ],
    ['unknown here, because it moved', notFound, MOVED, dead('revoked')],
    ['unknown here and in the directory', notFound, json(410, {}), dead('account_closed')],
  ])('of an account that is %s', (_, answer, document, reading) => {
    const error = driveToError(bluesky.identify(login), answer, document);
    expect(error).toMatchObject({ diagnosis: { reading } });
  });

  it('of a server that answers for another account proves nothing', () => {
    const other = current({ did: 'did:plc:ben' });
    expect(driveToError(bluesky.identify(login), other)).toMatchObject({
      code: 'identity_mismatch',
      detail: { host: 'server.example' },
    });
  });

  it('asks the directory when the server itself names another one', () => {
    const elsewhere = current({ didDoc: MOVED.json });
    expect(driveToError(bluesky.identify(login), elsewhere, MOVED)).toMatchObject({
      diagnosis: { reading: dead('revoked', 'probable'), subcode: 'moved' },
    });
    expect(drive(bluesky.identify(login), elsewhere, HERE, look).value).toMatchObject({ id: DID });
    expect(drive(bluesky.identify(login), current({ didDoc: HERE.json }), look).value).toMatchObject({
      id: DID,
    });
  });

  it('of a did:web believes no document of the server, but the one of the host that it names', () => {
    const web = { ...login, accountId: 'did:web:anna.example' };
    const moved = { ...Object(MOVED.json), id: web.accountId };
    const answer = current({ did: web.accountId, didDoc: moved });
    const error = driveToError(bluesky.identify(web), answer, json(200, moved));
    expect(error).toMatchObject({ diagnosis: { reading: dead('revoked', 'probable'), subcode: 'moved' } });
    const here = json(200, { ...Object(HERE.json), id: web.accountId });
    for (const document of [here, json(404, {}), html(200), new Failure('unreachable')]) {
      const { value, requests } = drive(bluesky.identify(web), answer, document, look);
      expect(value).toMatchObject({ id: web.accountId });
      expect(requests[1]).toEqual({
        url: 'https://anna.example/.well-known/did.json',
        headers: { accept: 'application/json' },
      });
    }
    // No directory: that it has lost the document says nothing of the account.
    expect(driveToError(bluesky.identify(web), notFound, json(404, {}), xrpc(502, 'x'))).toMatchObject({
      diagnosis: { reading: dead('account_closed', 'ambiguous') },
    });
  });

  it('of an unverifiable token asks the directory before it believes', () => {
    const invalid = xrpc(400, 'InvalidToken');
    expect(driveToError(bluesky.identify(login), invalid, MOVED)).toMatchObject({
      diagnosis: { reading: dead('revoked'), subcode: 'moved' },
    });
    expect(driveToError(bluesky.identify(login), invalid, HERE)).toMatchObject({
      diagnosis: { reading: { kind: 'renew', cause: 'revoked' } },
    });
  });
});

describe('a renewal', () => {
  it('replaces both tokens with the refresh token alone', () => {
    const { value, requests } = drive(renew(login, NOW), session(NOW + 2 * HOUR, NOW + 90 * DAY));
    expect(requests).toEqual([
      {
        url: `${PDS}/xrpc/com.atproto.server.refreshSession`,
        method: 'POST',
        headers: { accept: 'application/json', authorization: 'Bearer refresh-1' },
      },
    ]);
    expect(value.refreshToken).not.toBe('refresh-1');
    expect(value.clocks).toHaveLength(2);
  });

  it('keeps the tokens of an account that is not active, because the old ones are used up', () => {
    const { value } = drive(renew(login, NOW), session(NOW + HOUR, NOW + DAY, { active: false }));
    expect(value.accessToken).not.toBe('');
  });

  it('takes no tokens of another account', () => {
    const other = session(NOW + HOUR, NOW + DAY, { did: 'did:plc:ben' });
    expect(driveToError(renew(login, NOW), other)).toMatchObject({ code: 'identity_mismatch' });
  });

  it.each([
    ['a deleted app password', [xrpc(400, 'ExpiredToken', 'Token has been revoked')], dead('revoked')],
    ['an account that moved', [notFound, MOVED], dead('revoked')],
    ['a deleted account', [noUserInfo, HERE, noRepo], dead('account_closed')],
    ['one that the server calls deleted', [noUserInfo, HERE, standing('deleted')], dead('account_closed')],
    ['one whose entry is deleted, too', [noUserInfo, json(410, {})], dead('account_closed')],
    ['one that is missing, because it moved', [noUserInfo, MOVED], dead('revoked')],
    [
      'one that is missing and taken down',
      [notFound, HERE, standing('takendown')],
      dead('account_suspended'),
    ],
    [
      'one that is missing and deactivated',
      [notFound, HERE, standing('deactivated')],
      dead('action_required'),
    ],
    ['a server in trouble', [html(503)], unknown('outage')],
    ['a page', [html(200)], unknown('malformed')],
    ['tokens cut in half', [text(200, '{"accessJwt":"ey')], unknown('malformed')],
    [
      'an answer without tokens',
      [json(200, { did: DID, accessJwt: '', refreshJwt: '' })],
      unknown('malformed'),
    ],
  ])('is refused: %s', (_, answers, reading) => {
    expect(driveToError(renew(login, NOW), ...answers)).toMatchObject({ diagnosis: { reading } });
  });

  it.each([
    json(200, { did: DID, active: true }),
    standing('deleted', 'did:plc:ben'),
    xrpc(501, 'MethodNotImplemented'),
    xrpc(400, 'InvalidRequest'),
    html(503),
    new Failure('timed_out'),
  ])('of a missing account of which the server tells nothing in public is no proof yet (%#)', (answer) => {
    const error = driveToError(renew(login, NOW), noUserInfo, html(503), answer);
    expect(error).toMatchObject({ diagnosis: { reading: dead('account_closed', 'ambiguous') } });
  });

  it('asks how the account stands without a token', () => {
    const steps = [noUserInfo, HERE, noRepo];
    const conversation = renew(login, NOW);
    const asked: HttpRequest[] = [];
    let step = conversation.next();
    expect(() => {
      for (const answer of steps) {
        if (!step.done) asked.push(step.value);
        step = conversation.next(answer);
      }
    }).toThrow();
    expect(asked[2]).toEqual({
      url: `${PDS}/xrpc/com.atproto.sync.getRepoStatus?did=did%3Aplc%3Aanna`,
      headers: { accept: 'application/json' },
    });
  });

  it('proves life, and happens every few hours', () => {
    expect(renewal).toMatchObject({ everyMs: 4 * HOUR, provesLife: true });
  });
});

it('is ended at the server with the refresh token', () => {
  const { requests } = drive(bluesky.revoke(login), text(200, ''));
  expect(requests[0]).toMatchObject({
    url: `${PDS}/xrpc/com.atproto.server.deleteSession`,
    headers: { authorization: 'Bearer refresh-1' },
  });
  expect(driveToError(bluesky.revoke(login), xrpc(400, 'ExpiredToken'))).toBeInstanceOf(Error);
});

it('speaks to the account’s server and the directory only', () => {
  expect(bluesky.hosts(login.place)).toEqual(['pds.example', 'plc.directory']);
  expect(bluesky.hosts({ server: '', app: null })).toEqual(['plc.directory']);
  expect(bluesky.openHosts('did:web:anna.example')).toEqual(['anna.example']);
  expect(bluesky.openHosts(DID)).toEqual([]);
});
