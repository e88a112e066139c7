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
    const { facts } = prepare({ ...typed, tokenEndpoint: 'https://token.id.example.com/t' }, metadata);
    expect(facts.endpoints.token_endpoint).toBe('https://token.id.example.com/t');
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
    expect(custom.access.plan(place, { kind: 'connect' })).toMatchObject({
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

  it('marks its issuer as a guess, unless one was typed', () => {
    expect(prepare(byHand).facts.issuerIsGuess).toBe(true);
    const typedToo = { ...byHand, issuer: 'https://legacy.example.com/realms/acme/' };
    const { server, facts } = prepare(typedToo);
    expect(facts.issuerIsGuess).toBeUndefined();
    expect(server).toBe('https://legacy.example.com/realms/acme');
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
    const purpose = { kind: 'reconnect', account, cause: 'revoked', afterWrongAccount: false } as const;
    expect(custom.access.plan(place, purpose).params).toEqual({ prompt: 'consent', login_hint: 'anna' });
  });

  it('lets the right one sign in after another one was', () => {
    const purpose = { kind: 'reconnect', account, cause: 'revoked', afterWrongAccount: true } as const;
    const prompts = (settings: object, endpoints: object = {}) => {
      const app = { ...place.app, settings: { ...facts.settings, ...settings } };
      return custom.access.plan(
        { server, app: { ...app, endpoints: { ...facts.endpoints, ...endpoints } } },
        purpose,
      ).params.prompt;
    };
    expect(prompts({})).toBe('login consent');
    expect(prompts({ scopes: 'openid' })).toBe('login');
    // A server without OpenID Connect need not know the parameter.
    expect(prompts({ scopes: 'profile' })).toBeUndefined();
    expect(prompts({ scopes: 'profile' }, { prompt_values_supported: ['none', 'login'] })).toBe('login');
  });

  it('in silence asks for no page', () => {
    expect(custom.access.silent(place)).toBe(true);
    const purpose = { kind: 'silent', account } as const;
    expect(custom.access.plan(place, purpose).params).toEqual({ prompt: 'none', login_hint: 'anna' });
  });
});

describe('two sites', () => {
  const split = (tokenEndpoint: string) => ({ ...byHand, tokenEndpoint });

  it('are named before anything is sent, with the hosts that would have to be granted', () => {
    expect(failureOf(split('https://token.other.example/t'))).toEqual(
      new Failure('unlike_sites', {
        expected: 'legacy.example.com',
        actual: 'token.other.example',
        origins: ['https://token.other.example/*', 'https://legacy.example.com/*'],
      }),
    );
    const discovered = { ...metadata, token_endpoint: 'https://other.example/token' };
    expect(failureOf(typed, discovered)).toMatchObject({ code: 'unlike_sites' });
  });

  it('are used once the person has accepted these two, and no others', () => {
    const acceptedSites = 'legacy.example.com token.other.example';
    expect(
      prepare({ ...split('https://token.other.example/t'), acceptedSites }).facts.endpoints,
    ).toMatchObject({
      token_endpoint: 'https://token.other.example/t',
    });
    expect(failureOf({ ...split('https://evil.example/t'), acceptedSites })).toMatchObject({
      code: 'unlike_sites',
    });
  });

  it.each(['https://legacy.example.com:8443/t', 'https://api.legacy.example.com/t', 'https://example.com/t'])(
    'are one when one host is below the other: %s',
    (tokenEndpoint) => {
      expect(prepare(split(tokenEndpoint)).facts.endpoints.token_endpoint).toBe(tokenEndpoint);
    },
  );

  it.each(['https://notlegacy.example.com/t', 'https://example.org/t', 'https://m/t'])(
    'are two otherwise: %s',
    (tokenEndpoint) => {
      expect(failureOf(split(tokenEndpoint))).toMatchObject({ code: 'unlike_sites' });
    },
  );
});

describe('the redirect URI', () => {
  const { ofTyped, ofApp } = custom.access.ownRedirect;

  it('is one per server, follows the issuer, and does not mind a slash or a missing scheme', async () => {
    const path = await ofTyped(typed);
    expect(path).toMatch(/^custom\/[0-9a-f]{16}$/);
    expect(await ofTyped({ issuer: ' id.example.com/ ' })).toBe(path);
    expect(await ofTyped({ issuer: 'https://id.example.com/realms/a' })).not.toBe(path);
    expect(await ofTyped({ issuer: 'https://evil.example' })).not.toBe(path);
  });

  it('goes by the authorization endpoint where no issuer is typed, and is none before that', async () => {
    expect(await ofTyped(byHand)).toMatch(/^custom\/[0-9a-f]{16}$/);
    for (const input of [{}, { issuer: '' }, { issuer: 'my server' }, { issuer: 'ftp://x' }])
      expect(await ofTyped(input)).toBeNull();
  });

  it('of an app on file is the one that its form would show', async () => {
    expect(await ofApp(prepare(typed, { ...metadata, issuer: 'https://id.example.com/' }).facts)).toBe(
      await ofTyped(typed),
    );
    expect(await ofApp(prepare(byHand).facts)).toBe(await ofTyped(byHand));
  });
});
