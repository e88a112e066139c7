import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { NetworkId } from '../../sandbox/world/network-ids.ts';
import { authorize, type Choices } from './person.ts';
import { useSandbox } from './use-sandbox.ts';

const REDIRECT = 'https://egigkcbfljbpajnodjdaddfkilplfojp.chromiumapp.org/mastodon';
const VERIFIER = 'a-verifier-that-is-long-enough-for-the-standard-43';

const stage = useSandbox();

interface Login {
  readonly host: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly access: string;
  readonly refresh: string;
  readonly expiresIn: number | null;
  readonly pages: number;
}

async function register(host: string) {
  const { json } = await stage.browser.ask(`https://${host}/api/v1/apps`, {
    json: {
      client_name: 'Relink',
      redirect_uris: [REDIRECT],
      scopes: 'read write',
      website: 'https://relink.example',
    },
  });
  return { clientId: String(json.client_id), clientSecret: String(json.client_secret) };
}

async function connect(
  network: NetworkId,
  app: { clientId: string; clientSecret: string } | null = null,
  choices: Choices = {},
): Promise<Login> {
  const host = stage.sandbox.apps.mastodonServers[network] ?? '';
  const { clientId, clientSecret } = app ?? (await register(host));
  const query = new URLSearchParams({
    response_type: 'code',
    client_id: clientId,
    redirect_uri: REDIRECT,
    scope: 'read write',
    state: 's1',
    code_challenge: createHash('sha256').update(VERIFIER).digest('base64url'),
    code_challenge_method: 'S256',
  });
  const { redirect, pages } = await authorize(
    stage.browser,
    `https://${host}/oauth/authorize?${query}`,
    choices,
  );
  const { json } = await stage.browser.ask(`https://${host}/oauth/token`, {
    form: {
      grant_type: 'authorization_code',
      code: redirect?.searchParams.get('code') ?? '',
      redirect_uri: REDIRECT,
      code_verifier: VERIFIER,
      client_id: clientId,
      client_secret: clientSecret,
    },
  });
  return {
    host,
    clientId,
    clientSecret,
    pages,
    access: String(json.access_token),
    refresh: String(json.refresh_token),
    expiresIn: json.expires_in === undefined ? null : Number(json.expires_in),
  };
}

const verify = (login: Login, bearer: string | null = login.access) =>
  stage.browser.ask(
    `https://${login.host}/api/v1/accounts/verify_credentials`,
    bearer === null ? {} : { bearer },
  );
const refresh = (login: Login, value: string) =>
  stage.browser.ask(`https://${login.host}/oauth/token`, {
    form: {
      grant_type: 'refresh_token',
      refresh_token: value,
      client_id: login.clientId,
      client_secret: login.clientSecret,
    },
  });

describe.each([
  ['mastodon', null],
  ['old-mastodon', null],
  ['gotosocial', null],
  ['pixelfed', 1_296_000],
  ['akkoma', 604_800],
  ['mute', 2_592_000],
] as const)('%s', (network, lifetime) => {
  it('registers, authorizes and verifies, open to every origin', async () => {
    const login = await connect(network);
    expect(login.expiresIn).toBe(lifetime);
    const reply = await verify(login);
    expect(reply.json.username).toBe('anna');
    expect(reply.headers['access-control-allow-origin']).toBe('*');
    const app = await stage.browser.ask(`https://${login.host}/api/v1/apps/verify_credentials`, {
      bearer: login.access,
    });
    expect(app.json.name).toBe('Relink');
    const instance = await stage.browser.ask(`https://${login.host}/api/v1/instance`);
    expect(instance.json.uri).toBe(login.host);
  });

  it('answers preflights with Authorization', async () => {
    const host = stage.sandbox.apps.mastodonServers[network] ?? '';
    const { status, headers } = await stage.browser.ask(
      `https://${host}/api/v1/accounts/verify_credentials`,
      {
        method: 'OPTIONS',
        headers: {
          'access-control-request-method': 'GET',
          'access-control-request-headers': 'authorization',
        },
      },
    );
    expect([status, headers['access-control-allow-headers']]).toEqual([204, 'authorization']);
  });

  it('asks nothing the second time, unless the grant was revoked', async () => {
    const login = await connect(network);
    expect((await connect(network, login)).pages).toBe(0);
    stage.sandbox.control.account(network, 'anna', 'revoke');
    expect((await connect(network, login)).pages).toBe(1);
    stage.sandbox.control.account(network, 'anna', 'change-password');
    expect((await connect(network, login)).pages).toBe(2);
  });

  it('knows no client after a purge', async () => {
    const login = await connect(network);
    stage.sandbox.control.network(network, 'app', 'deleted');
    const reply = await refresh(login, 'x');
    expect(network === 'mute' ? reply.status : reply.json.error).toBe(
      network === 'mute' ? 422 : 'invalid_client',
    );
    expect((await verify(await connect(network))).status).toBe(200);
  });
});

describe('dead tokens', () => {
  it.each([
    ['revoke', 401, 'The access token was revoked'],
    ['expire-access', 401, 'The access token expired'],
    ['closed', 401, 'The access token is invalid'],
    ['suspended', 403, 'Your login is currently disabled'],
    ['security-check', 403, 'Your login is missing a confirmed e-mail address'],
  ] as const)('Mastodon on %s', async (name, status, error) => {
    const login = await connect('mastodon');
    stage.sandbox.control.account('mastodon', 'anna', name);
    const reply = await verify(login);
    expect([reply.status, reply.json.error]).toEqual([status, error]);
  });

  it('Pixelfed sends them to a login page', async () => {
    const login = await connect('pixelfed');
    stage.sandbox.control.account('pixelfed', 'anna', 'revoke');
    const reply = await verify(login);
    expect([reply.status, reply.headers.location]).toEqual([302, 'https://pixelfed.example/login']);
    const followed = await stage.browser.visit('https://pixelfed.example/api/v1/accounts/verify_credentials');
    expect([followed.status, followed.headers['content-type']]).toEqual([200, 'text/html; charset=utf-8']);
  });

  it('the mute server says the same about a dead token and about none', async () => {
    const login = await connect('mute');
    stage.sandbox.control.account('mute', 'anna', 'revoke');
    const [dead, none] = [await verify(login), await verify(login, null)];
    expect([dead.status, dead.text]).toEqual([403, '']);
    expect([none.status, none.text]).toEqual([403, '']);
    const renewal = await refresh(login, login.refresh);
    expect([renewal.status, renewal.text]).toEqual([422, '']);
  });

  it('GoToSocial gives no reason', async () => {
    const login = await connect('gotosocial');
    stage.sandbox.control.account('gotosocial', 'anna', 'revoke');
    expect((await verify(login)).json).toEqual({ error: 'Unauthorized' });
  });

  it('Pixelfed can fail at verify_credentials alone', async () => {
    const login = await connect('pixelfed');
    stage.sandbox.control.network('pixelfed', 'verify-500', true);
    expect((await verify(login)).status).toBe(500);
  });
});

describe('refresh tokens', () => {
  it('rotate, and end the grant when an old one comes back', async () => {
    const login = await connect('akkoma');
    stage.sandbox.control.account('akkoma', 'anna', 'expire-access');
    expect((await verify(login)).status).toBe(403);
    const renewed = await refresh(login, login.refresh);
    expect((await verify(login, String(renewed.json.access_token))).status).toBe(200);
    expect((await refresh(login, login.refresh)).json.error).toBe('invalid_grant');
    expect((await refresh(login, String(renewed.json.refresh_token))).status).toBe(400);
  });

  it('end when they are told to', async () => {
    const login = await connect('pixelfed');
    stage.sandbox.control.account('pixelfed', 'anna', 'expire-all');
    expect((await refresh(login, login.refresh)).json.error).toBe('invalid_grant');
  });
});

it('publishes metadata where it is new enough', async () => {
  const metadata = await stage.browser.ask('https://mastodon.example/.well-known/oauth-authorization-server');
  expect(metadata.json.issuer).toBe('https://mastodon.example/');
  const old = await stage.browser.ask('https://old.mastodon.example/.well-known/oauth-authorization-server');
  expect(old.status).toBe(404);
});

it('lets another account in on force_login', async () => {
  const login = await connect('mastodon');
  const query = new URLSearchParams({
    response_type: 'code',
    client_id: login.clientId,
    redirect_uri: REDIRECT,
    scope: 'read',
    force_login: 'true',
  });
  const { pages } = await authorize(stage.browser, `https://mastodon.example/oauth/authorize?${query}`, {
    person: 'ben',
  });
  expect(pages).toBe(2);
});

it.each([
  ['mastodon', 'invalid_grant'],
  ['old-mastodon', undefined],
] as const)('checks PKCE only where it is new enough: %s', async (network, error) => {
  const host = stage.sandbox.apps.mastodonServers[network] ?? '';
  const { clientId, clientSecret } = await register(host);
  const app = { client_id: clientId, redirect_uri: REDIRECT };
  const query = new URLSearchParams({
    ...app,
    response_type: 'code',
    scope: 'read',
    code_challenge: 'another-challenge',
    code_challenge_method: 'S256',
  });
  const { redirect } = await authorize(stage.browser, `https://${host}/oauth/authorize?${query}`);
  const code = redirect?.searchParams.get('code') ?? '';
  const { json } = await stage.browser.ask(`https://${host}/oauth/token`, {
    form: {
      ...app,
      client_secret: clientSecret,
      grant_type: 'authorization_code',
      code,
      code_verifier: VERIFIER,
    },
  });
  expect(json.error).toBe(error);
});

it('revokes its own tokens and no others', async () => {
  const login = await connect('mastodon');
  const other = await register('mastodon.example');
  const revoke = (app: { clientId: string; clientSecret: string }) =>
    stage.browser.ask('https://mastodon.example/oauth/revoke', {
      form: { token: login.access, client_id: app.clientId, client_secret: app.clientSecret },
    });
  expect((await revoke(other)).status).toBe(403);
  expect((await revoke(login)).status).toBe(200);
  expect((await verify(login)).json.error).toBe('The access token was revoked');
});
