import { describe, expect, it } from 'vitest';
import { Failure } from '@/utils/core/failure';
import { DAY, HOUR, SECOND } from '@/utils/core/time';
import { appFrom } from '@/utils/networks/facebook/endpoints';
import { facebook } from '@/utils/networks/facebook/facebook';
import { json } from '../answer';
import { drive, driveToError } from '../drive';
import { appProblem } from '../readings';
import { appOf, NOW, sessionAt } from '../samples';

const { access } = facebook;
const server = 'https://www.facebook.com';
const withSecret = appOf(appFrom('1', { graphVersion: 'v24.0' }), 'sesame');
const withoutSecret = appOf(appFrom('1', {}));
const connect = { kind: 'connect' } as const;
const anna = { id: '7', name: 'Anna', handle: null, avatar: null };

describe('the dialog', () => {
  it('gives a code where a secret can exchange it, and a token where none can', () => {
    expect(access.plan({ server, app: withSecret }, connect)).toMatchObject({
      responseType: 'code',
      clientAuthentication: 'client_secret_post',
      scopeSeparator: ',',
      params: {},
    });
    expect(access.plan({ server, app: withoutSecret }, connect)).toMatchObject({
      responseType: 'token',
    });
  });

  it.each(['permission_missing', 'not_selected'] as const)(
    'asks again for what was left out (%s)',
    (cause) => {
      const purpose = { kind: 'reconnect', account: anna, cause, afterWrongAccount: false } as const;
      expect(access.plan({ server, app: withSecret }, purpose).params).toEqual({ auth_type: 'rerequest' });
      const other = { ...purpose, cause: 'expired' } as const;
      expect(access.plan({ server, app: withSecret }, other).params).toEqual({});
    },
  );

  it.each([
    ['v25.0', 'v25.0'],
    ['25.0', 'v25.0'],
    ['', 'v25.0'],
    ['V9.1', 'v9.1'],
  ])('takes the version %s for %s', (typed, version) => {
    expect(appFrom('1', { graphVersion: typed }).endpoints.token_endpoint).toBe(
      `https://graph.facebook.com/${version}/oauth/access_token`,
    );
  });

  it.each(['latest', 'v25', '../me', 'v25.0/x'])('refuses the version %s', (typed) => {
    expect(() => appFrom('1', { graphVersion: typed })).toThrow(
      new Failure('bad_input', { field: 'Graph API version' }),
    );
  });
});

describe('clocks', () => {
  it('of an implicit token: both are moved by the person alone', () => {
    const answer = {
      access_token: 't',
      expires_in: '5400',
      data_access_expiration_time: String(NOW / SECOND + 90),
    };
    expect(access.readTokens(answer, NOW, { server, app: withoutSecret })).toEqual({
      accessToken: 't',
      refreshToken: null,
      scopes: null,
      clocks: [
        { kind: 'access', at: NOW + 5400 * SECOND, exact: true, mendedBy: 'person' },
        { kind: 'data_access', at: NOW + 90 * SECOND, exact: true, mendedBy: 'person' },
      ],
    });
  });

  it('of an exchanged token: 60 days that Relink prolongs, 90 days that it cannot', () => {
    const session = sessionAt(server, withSecret);
    const short = access.readTokens({ access_token: 'short', expires_in: 3600 }, NOW, session.place);
    const long = json(200, { access_token: 'long', token_type: 'bearer', expires_in: 5_183_944 });
    const { value, requests } = drive(access.extend(session, short, NOW), long);
    expect(value.accessToken).toBe('long');
    expect(value.clocks).toEqual([
      { kind: 'access', at: NOW + 5_183_944 * SECOND, exact: true, mendedBy: 'prolongation' },
      { kind: 'data_access', at: NOW + 90 * DAY, exact: false, mendedBy: 'person' },
    ]);
    expect(requests[0]?.url).toBe('https://graph.facebook.com/v24.0/oauth/access_token');
    expect(Object.fromEntries(new URLSearchParams(requests[0]?.body))).toEqual({
      grant_type: 'fb_exchange_token',
      client_id: '1',
      client_secret: 'sesame',
      fb_exchange_token: 'short',
    });
  });

  it('keep the exact end of data access through the exchange', () => {
    const session = sessionAt(server, withSecret);
    const answer = {
      access_token: 'short',
      expires_in: 3600,
      data_access_expiration_time: (NOW + 89 * DAY) / SECOND,
    };
    const short = access.readTokens(answer, NOW, session.place);
    const { value } = drive(
      access.extend(session, short, NOW),
      json(200, { access_token: 'long', expires_in: 60 }),
    );
    expect(value.clocks[1]).toEqual({
      kind: 'data_access',
      at: NOW + 89 * DAY,
      exact: true,
      mendedBy: 'person',
    });
  });

  it.each([
    ['a year behind', -365 * DAY],
    ['a day ahead', DAY],
  ])('read an absolute date by the clock of Graph when ours is %s', (_, off) => {
    const session = { ...sessionAt(server, withSecret), grantedAt: NOW + off };
    const fields = {
      access_token: 'long',
      expires_in: 60,
      data_access_expiration_time: (NOW + 80 * DAY) / SECOND,
    };
    const date = new Date(NOW).toUTCString();
    const short = access.readTokens({ access_token: 'short' }, NOW + off, session.place);
    const { value } = drive(
      access.extend(session, short, NOW + off),
      json(200, fields, { headers: { date } }),
    );
    expect(value.clocks[1]?.at).toBe(NOW + off + 80 * DAY);
  });

  it('take no date for true that lies further ahead than Meta grants', () => {
    const session = sessionAt(server, withSecret);
    const answer = { access_token: 'short', data_access_expiration_time: (NOW + 400 * DAY) / SECOND };
    expect(access.readTokens(answer, NOW, session.place).clocks).toContainEqual({
      kind: 'data_access',
      at: NOW + 90 * DAY,
      exact: false,
      mendedBy: 'person',
    });
  });

  it('are estimated where Graph names no end', () => {
    const session = sessionAt(server, withSecret);
    const short = access.readTokens({ access_token: 'short' }, NOW, session.place);
    const { value } = drive(access.extend(session, short, NOW), json(200, { access_token: 'long' }));
    expect(value.clocks[0]).toEqual({
      kind: 'access',
      at: NOW + 60 * DAY,
      exact: false,
      mendedBy: 'prolongation',
    });
  });

  it('without a secret nothing is exchanged', () => {
    const session = sessionAt(server, withoutSecret);
    const short = access.readTokens({ access_token: 'short', expires_in: 3600 }, NOW, session.place);
    expect(drive(access.extend(session, short, NOW))).toEqual({ value: short, requests: [] });
  });
});

describe('renewal', () => {
  it('exchanges the living token; data access still counts from the person’s login', () => {
    const renewal = facebook.renewal({ server, app: withSecret });
    if (renewal.kind !== 'own') throw new Error(renewal.kind);
    expect(renewal).toMatchObject({ everyMs: null, aheadMs: 50 * DAY, provesLife: false });
    const session = sessionAt(server, withSecret, { grantedAt: NOW });
    const later = NOW + 12 * DAY;
    const { value } = drive(
      renewal.renew(session, later),
      json(200, { access_token: 'new', expires_in: 3600 }),
    );
    expect(value.clocks).toEqual([
      { kind: 'access', at: later + HOUR, exact: true, mendedBy: 'prolongation' },
      { kind: 'data_access', at: NOW + 90 * DAY, exact: false, mendedBy: 'person' },
    ]);
  });

  it('needs the secret', () => {
    expect(facebook.renewal({ server, app: withoutSecret })).toEqual({ kind: 'none' });
  });
});

describe('the test of an app', () => {
  it('asks for the app’s own token', () => {
    const { requests } = drive(access.testApp(withSecret), json(200, { access_token: '1|x' }));
    expect(new URLSearchParams(requests[0]?.body).get('grant_type')).toBe('client_credentials');
  });

  it('is refused by a wrong secret', () => {
    const answer = json(400, { error: { message: 'Error validating client secret.', code: 1 } });
    const error = driveToError(access.testApp(withSecret), answer);
    expect(error).toMatchObject({ diagnosis: { reading: appProblem } });
  });

  it('has nothing to ask with when there is no secret', () => {
    expect(driveToError(access.testApp(withoutSecret))).toBeInstanceOf(Failure);
  });
});
