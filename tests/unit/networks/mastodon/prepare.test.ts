import { describe, expect, it } from 'vitest';
import { Failure } from '@/utils/core/failure';
import { Refusal } from '@/utils/networks/answers';
import { mastodon } from '@/utils/networks/mastodon/mastodon';
import { html, json } from '../answer';
import { drive, driveToError } from '../drive';
import { unknown } from '../readings';

const REDIRECT = 'https://abc.chromiumapp.org/mastodon';
const registered = json(200, {
  id: 5,
  client_id: 'id-1',
  client_secret: 'secret-1',
  client_secret_expires_at: 0,
});
const origin = 'https://mastodon.example';
const metadata = {
  issuer: `${origin}/`,
  authorization_endpoint: `${origin}/oauth/authorize`,
  token_endpoint: `${origin}/oauth/token`,
  revocation_endpoint: `${origin}/oauth/revoke`,
  scopes_supported: ['read', 'profile', 'read:accounts'],
  code_challenge_methods_supported: ['S256'],
  token_endpoint_auth_methods_supported: ['client_secret_basic', 'client_secret_post'],
};
const prepare = (found: typeof metadata | null, server = '@anna@Mastodon.Example') =>
  mastodon.access.prepare({ server }, REDIRECT, found);
const instance = (version: string) => json(200, { uri: 'mastodon.example', version });

describe('registration', () => {
  it('takes the narrowest scope and PKCE from the metadata', () => {
    const { value, requests } = drive(prepare(metadata), registered);
    expect(value).toMatchObject({ server: origin, clientSecret: 'secret-1' });
    expect(value.facts).toMatchObject({ clientId: 'id-1', settings: { scopes: 'profile' } });
    expect(value.facts.endpoints.issuer).toBe(`${origin}/`);
    expect(requests[0]).toMatchObject({ url: `${origin}/api/v1/apps`, method: 'POST' });
    expect(Object.fromEntries(new URLSearchParams(requests[0]?.body))).toEqual({
      client_name: 'Relink',
      redirect_uris: REDIRECT,
      scopes: 'profile',
    });
    const plan = mastodon.access.plan(
      { server: origin, app: { ...value.facts, clientSecret: 'secret-1' } },
      { kind: 'connect' },
    );
    expect(plan).toMatchObject({
      scopes: ['profile'],
      clientAuthentication: 'client_secret_post',
    });
  });

  it('knows the paths of servers without metadata', () => {
    const { value } = drive(prepare(null), instance('3.5.19'), registered);
    expect(value.facts.endpoints).toEqual({
      issuer: origin,
      authorization_endpoint: `${origin}/oauth/authorize`,
      token_endpoint: `${origin}/oauth/token`,
      revocation_endpoint: `${origin}/oauth/revoke`,
    });
    expect(
      mastodon.access.plan(
        { server: origin, app: { ...value.facts, clientSecret: 's' } },
        { kind: 'connect' },
      ),
    ).toMatchObject({
      scopes: ['read:accounts'],
    });
  });

  it.each([
    ['4.2.0', 'read:accounts'],
    ['2.7.2 (compatible; Akkoma 3.13.3)', 'read:accounts'],
    ['3.5.3 (compatible; Pixelfed 0.12.5)', 'read'],
  ])('%s is asked for %s', (version, scopes) => {
    expect(drive(prepare(null), instance(version), registered).value.facts.settings).toEqual({ scopes });
  });

  it.each([400, 422])('falls back to `read` where a narrower scope is refused with %i', (status) => {
    const { value, requests } = drive(
      prepare(metadata),
      json(status, { error: 'invalid scopes' }),
      registered,
    );
    const asked = requests.map(({ body }) => new URLSearchParams(body).get('scopes'));
    expect(asked).toEqual(['profile', 'read']);
    expect(value.facts.settings).toEqual({ scopes: 'read' });
    const refused = json(status, { error: 'no' });
    expect(driveToError(prepare(metadata), refused, refused)).toMatchObject({ code: 'not_such_a_server' });
  });

  it('does without the server’s version', () => {
    const unreachable = new Failure('unreachable');
    const { value } = drive(prepare(null), unreachable, registered);
    expect(value.facts.settings).toEqual({ scopes: 'read:accounts' });
  });

  it('sends the secret to no other server, whatever the metadata say', () => {
    const foreign = { ...metadata, token_endpoint: 'https://evil.example/token' };
    const { value } = drive(prepare(foreign), registered);
    expect(value.facts.endpoints.token_endpoint).toBe(`${origin}/oauth/token`);
  });

  it.each([
    ['a page', html(200)],
    ['not found', json(404, { error: 'no' })],
    ['something else', json(200, { hello: 'world' })],
  ])('of something else than Mastodon’s API fails: %s', (_, answer) => {
    expect(driveToError(prepare(metadata), answer)).toEqual(
      new Failure('not_such_a_server', { host: 'mastodon.example', network: 'Mastodon server' }),
    );
  });

  it('of a server in trouble says so', () => {
    const error = driveToError(prepare(metadata), html(503));
    expect(error).toBeInstanceOf(Refusal);
    expect(error).toMatchObject({ diagnosis: { reading: unknown('outage') } });
  });
});

describe('the app on file', () => {
  const { value } = drive(prepare(metadata), registered);
  const app = { ...value.facts, clientSecret: 'secret-1' };

  it('is asked for by a token in its own name', () => {
    const { requests } = drive(mastodon.access.testApp(app), json(200, { access_token: 't' }));
    expect(requests[0]?.url).toBe(`${origin}/oauth/token`);
    expect(Object.fromEntries(new URLSearchParams(requests[0]?.body))).toEqual({
      grant_type: 'client_credentials',
      client_id: 'id-1',
      client_secret: 'secret-1',
      scope: 'profile',
    });
  });

  it('is unknown when the server says so', () => {
    expect(driveToError(mastodon.access.testApp(app), json(401, { error: 'invalid_client' }))).toMatchObject({
      diagnosis: { reading: { kind: 'app_problem' } },
    });
  });

  it('makes the page ask who is there after somebody else was', () => {
    const account = { id: '1', name: 'Anna', handle: 'anna', avatar: null };
    const params = (afterWrongAccount: boolean) =>
      mastodon.access.plan(
        { server: origin, app },
        { kind: 'reconnect', account, cause: null, afterWrongAccount },
      ).params;
    expect(params(false)).toEqual({});
    expect(params(true)).toEqual({ force_login: 'true' });
  });
});
