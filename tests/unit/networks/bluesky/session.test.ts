import { describe, expect, it } from 'vitest';
import { Failure } from '@/utils/core/failure';
import { DAY, HOUR } from '@/utils/core/time';
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
    ['unknown here, but not in the directory', notFound, HERE, dead('account_closed', 'ambiguous')],
    ['unknown here, the directory in trouble', notFound, html(503), dead('account_closed', 'ambiguous')],
  ])('of an account that is %s', (_, answer, document, reading) => {
    const error = driveToError(bluesky.identify(login), answer, document);
    expect(error).toMatchObject({ diagnosis: { reading } });
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

  it.each([
    ['a deleted app password', [xrpc(400, 'ExpiredToken', 'Token has been revoked')], dead('revoked')],
    ['an account that moved', [notFound, MOVED], dead('revoked')],
    ['a deleted account', [notFound, json(404, {})], dead('account_closed')],
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
});
