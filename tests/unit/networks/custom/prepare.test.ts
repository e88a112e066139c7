import { describe, expect, it } from 'vitest';
import { Failure } from '@/utils/core/failure';
import { custom } from '@/utils/networks/custom/custom';
import { drive, driveToError } from '../drive';
import { appOf } from '../samples';

const REDIRECT = 'https://abc.chromiumapp.org/custom';
const scopes = 'openid profile offline_access';
const typed = { issuer: 'https://id.example.com', clientId: 'relink', scopes };
const metadata = {
  issuer: 'https://id.example.com',
  authorization_endpoint: 'https://id.example.com/auth',
  token_endpoint: 'https://id.example.com/token',
  revocation_endpoint: 'https://id.example.com/token/revocation',
  userinfo_endpoint: 'https://id.example.com/me',
  code_challenge_methods_supported: ['S256'],
  token_endpoint_auth_methods_supported: ['client_secret_post', 'none'],
};
const byHand = {
  clientId: 'relink',
  authorizationEndpoint: 'legacy.example.com/authorize',
  tokenEndpoint: 'https://legacy.example.com/token',
  whoAmIUrl: 'https://legacy.example.com/whoami',
  scopes: '',
};

type Found = Parameters<typeof custom.access.prepare>[2];
const prepare = (input: Record<string, string>, found: Found = null) =>
  drive(custom.access.prepare(input, REDIRECT, found)).value;
function failureOf(input: Record<string, string>, found: Found = null): unknown {
  try {
    return driveToError(custom.access.prepare(input, REDIRECT, found));
  } catch (error) {
    return error;
  }
}

describe('with an issuer', () => {
  it('everything is discovered', () => {
    const { server, facts, clientSecret } = prepare(typed, metadata);
    expect(server).toBe('https://id.example.com');
    expect(clientSecret).toBeNull();
    expect(facts.endpoints).toMatchObject(metadata);
    expect(facts.settings.whoAmIUrl).toBe('https://id.example.com/me');
    const place = { server, app: appOf(facts) };
    expect(custom.hosts(place)).toEqual(['id.example.com']);
    expect(custom.access.plan(place, { kind: 'connect' })).toMatchObject({
      pkce: true,
      scopes: scopes.split(' '),
      clientAuthentication: 'none',
      params: { prompt: 'consent' },
    });
  });

  it('a secret is sent in the way that the server lists', () => {
    const { server, facts, clientSecret } = prepare({ ...typed, clientSecret: ' sesame ' }, metadata);
    expect(clientSecret).toBe('sesame');
    const plan = (more: object) =>
      custom.access.plan(
        { server, app: { ...facts, clientSecret, endpoints: { ...facts.endpoints, ...more } } },
        { kind: 'connect' },
      ).clientAuthentication;
    expect(plan({})).toBe('client_secret_post');
    expect(plan({ token_endpoint_auth_methods_supported: ['client_secret_basic'] })).toBe(
      'client_secret_basic',
    );
    // RFC 8414 §2: the default is client_secret_basic.
    expect(plan({ token_endpoint_auth_methods_supported: undefined })).toBe('client_secret_basic');
  });

  it('what was typed goes before what was discovered', () => {
    const { facts } = prepare({ ...typed, tokenEndpoint: 'https://token.example.com/t' }, metadata);
    expect(facts.endpoints.token_endpoint).toBe('https://token.example.com/t');
    expect(facts.endpoints.authorization_endpoint).toBe(metadata.authorization_endpoint);
  });

  it('without metadata is no such server', () => {
    expect(failureOf(typed)).toMatchObject({ code: 'not_such_a_server', detail: { host: 'id.example.com' } });
  });

  it('metadata of the wrong types are as good as none', () => {
    const broken = JSON.parse(
      '{"issuer":"https://id.example.com","token_endpoint":7,"scopes_supported":"all"}',
    );
    expect(failureOf(typed, broken)).toMatchObject({ code: 'not_such_a_server' });
  });

  it('plain http is refused in metadata as well', () => {
    const insecure = { ...metadata, token_endpoint: 'http://id.example.com/token' };
    expect(failureOf(typed, insecure)).toEqual(new Failure('insecure_address', { host: 'id.example.com' }));
  });

  it('a server of this computer may use it', () => {
    const local = 'http://127.0.0.1:4444';
    expect(custom.access.issuer({ issuer: local })).toBe(`${local}/`);
    expect(custom.origins({ issuer: local })).toEqual(['http://127.0.0.1/*']);
  });
});

describe('by hand', () => {
  it('needs no issuer', () => {
    expect(custom.access.issuer(byHand)).toBeNull();
    const { server, facts } = prepare(byHand);
    expect(server).toBe('https://legacy.example.com');
    expect(facts.endpoints).toEqual({
      issuer: 'https://legacy.example.com',
      authorization_endpoint: 'https://legacy.example.com/authorize',
      token_endpoint: 'https://legacy.example.com/token',
    });
    const place = { server, app: appOf(facts, 'sesame') };
    // Servers ignore parameters that they do not know (RFC 6749 §3.1), so PKCE is sent.
    expect(custom.access.plan(place, { kind: 'connect' })).toMatchObject({
      pkce: true,
      clientAuthentication: 'client_secret_basic',
      scopes: [],
      params: {},
    });
  });

  it.each([
    ['clientId', 'Client ID'],
    ['authorizationEndpoint', 'Issuer URL'],
    ['tokenEndpoint', 'Token endpoint'],
    ['whoAmIUrl', 'Who-am-I URL'],
  ])('asks for a missing %s by its label', (name, field) => {
    expect(failureOf({ ...byHand, [name]: ' ' })).toEqual(new Failure('bad_input', { field }));
  });

  it('names every typed address for the permission, and never fails', () => {
    expect(custom.origins({ ...byHand, tokenEndpoint: 'https://token.example.com:8443/t' })).toEqual([
      'https://legacy.example.com/*',
      'https://token.example.com/*',
    ]);
    expect(custom.origins({ issuer: 'http://[', whoAmIUrl: 'ftp://x' })).toEqual([]);
  });
});

describe('authorizing again', () => {
  const { server, facts } = prepare(typed, metadata);
  const place = { server, app: appOf(facts) };
  const account = { id: '1', name: 'Anna', handle: 'anna', avatar: null };

  it('hints at the account', () => {
    const purpose = { kind: 'reconnect', account, cause: 'revoked' } as const;
    expect(custom.access.plan(place, purpose).params).toEqual({ prompt: 'consent', login_hint: 'anna' });
  });

  it('in silence asks for no page', () => {
    expect(custom.access.silent(place)).toBe(true);
    const purpose = { kind: 'silent', account } as const;
    expect(custom.access.plan(place, purpose).params).toEqual({ prompt: 'none', login_hint: 'anna' });
  });
});
