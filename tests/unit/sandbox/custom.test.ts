import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { ownRedirectUri } from '../../sandbox/custom/redirect-uris.ts';
import { authorize, type Choices } from './person.ts';
import { useSandbox } from './use-sandbox.ts';

const VERIFIER = 'a-verifier-that-is-long-enough-for-the-standard-43';
const ISSUER = 'https://id.example.com';

const stage = useSandbox();

describe('id.example.com', () => {
  const begin = (choices: Choices = {}, params: Record<string, string> = {}) => {
    const query = new URLSearchParams({
      response_type: 'code',
      client_id: stage.sandbox.apps.custom.publicClient.clientId,
      redirect_uri: stage.sandbox.apps.custom.redirectUri,
      scope: stage.sandbox.apps.custom.scopes,
      state: 's1',
      code_challenge: createHash('sha256').update(VERIFIER).digest('base64url'),
      code_challenge_method: 'S256',
      ...params,
    });
    return authorize(stage.browser, `${ISSUER}/auth?${query}`, choices);
  };
  const token = (form: Record<string, string>, headers: Record<string, string> = {}) =>
    stage.browser.ask(`${ISSUER}/token`, { form, headers });
  const me = (bearer: string) => stage.browser.ask(`${ISSUER}/me`, { bearer });

  async function connect(choices: Choices = {}) {
    const { redirect } = await begin(choices);
    const { json } = await token({
      grant_type: 'authorization_code',
      client_id: stage.sandbox.apps.custom.publicClient.clientId,
      code: redirect?.searchParams.get('code') ?? '',
      redirect_uri: stage.sandbox.apps.custom.redirectUri,
      code_verifier: VERIFIER,
    });
    return { access: String(json.access_token), refresh: String(json.refresh_token), json };
  }
  const refresh = (value: string) =>
    token({
      grant_type: 'refresh_token',
      refresh_token: value,
      client_id: stage.sandbox.apps.custom.publicClient.clientId,
    });

  it('sends no code to where the answer of another server is expected', async () => {
    const elsewhere = ownRedirectUri(
      new URL(stage.sandbox.apps.custom.redirectUri).origin,
      'https://evil.example',
    );
    const { redirect, last } = await begin({}, { redirect_uri: elsewhere });
    expect(redirect).toBeNull();
    expect([last.status, last.text]).toEqual([400, expect.stringContaining('redirect_uri')]);
  });

  it('publishes its endpoints, and connects', async () => {
    const { json } = await stage.browser.ask(`${ISSUER}/.well-known/openid-configuration`);
    expect([json.issuer, json.token_endpoint, json.revocation_endpoint, json.userinfo_endpoint]).toEqual([
      ISSUER,
      `${ISSUER}/token`,
      `${ISSUER}/token/revocation`,
      `${ISSUER}/me`,
    ]);
    const { access } = await connect();
    expect((await me(access)).json).toMatchObject({ sub: 'user-anna', name: 'Anna Keller' });
  });

  it('authorizes silently with the cookie of the first time, and names itself', async () => {
    await connect();
    const { redirect, pages } = await begin({}, { prompt: 'none' });
    expect([pages, redirect?.searchParams.get('iss')]).toEqual([0, ISSUER]);
    expect(redirect?.searchParams.get('code')).not.toBeNull();
  });

  it('is not silent without a cookie, after a revocation, or for somebody else', async () => {
    const errorOf = async () => (await begin({}, { prompt: 'none' })).redirect?.searchParams.get('error');
    expect(await errorOf()).toBe('login_required');
    await connect();
    stage.sandbox.control.network('custom', 'sign-in-as', 'ben');
    expect(await errorOf()).toBe('login_required');
    stage.sandbox.control.network('custom', 'sign-in-as', '');
    stage.sandbox.control.account('custom', 'anna', 'revoke');
    expect(await errorOf()).toBe('consent_required');
  });

  it('lets another account in', async () => {
    await connect();
    const { redirect, pages } = await begin({ person: 'ben' }, { prompt: 'login' });
    expect([pages, redirect === null]).toEqual([2, false]);
    stage.sandbox.control.network('custom', 'sign-in-as', 'chloe');
    expect((await me((await connect()).access)).json.name).toBe('Chloe Martin');
  });

  it('takes a secret in either way', async () => {
    const { clientId, clientSecret } = stage.sandbox.apps.custom.confidentialClient;
    const grant = { grant_type: 'refresh_token', refresh_token: 'unknown' };
    const basic = Buffer.from(`${clientId}:${clientSecret}`).toString('base64');
    expect((await token(grant, { authorization: `Basic ${basic}` })).json.error).toBe('invalid_grant');
    const post = await token({ ...grant, client_id: clientId, client_secret: clientSecret });
    expect(post.json.error).toBe('invalid_grant');
    const wrong = await token({ ...grant, client_id: clientId, client_secret: 'wrong' });
    expect([wrong.status, wrong.json.error]).toEqual([401, 'invalid_client']);
  });

  it('rotates, and kills the grant on reuse', async () => {
    const first = await connect();
    const second = await refresh(first.refresh);
    expect((await refresh(first.refresh)).json.error).toBe('invalid_grant');
    expect((await refresh(String(second.json.refresh_token))).json.error).toBe('invalid_grant');
    expect((await me(String(second.json.access_token))).status).toBe(401);
  });

  it('obeys the account switches', async () => {
    const tokens = await connect();
    stage.sandbox.control.account('custom', 'anna', 'withdraw:profile');
    expect((await me(tokens.access)).json.name).toBeUndefined();
    stage.sandbox.control.account('custom', 'anna', 'suspended');
    expect((await me(tokens.access)).status).toBe(401);
    stage.sandbox.control.account('custom', 'anna', 'suspended', false);
    stage.sandbox.control.account('custom', 'anna', 'change-password');
    expect((await refresh(tokens.refresh)).json.error).toBe('invalid_grant');
    expect((await begin()).pages).toBe(2);
  });

  it('shortens lifetimes', async () => {
    stage.sandbox.control.network('custom', 'access-lifetime', 60);
    expect((await connect()).json.expires_in).toBe(60);
  });
});

describe('legacy.example.com', () => {
  const connect = async () => {
    const { authorizationEndpoint, tokenEndpoint, clientId, clientSecret, redirectUri } =
      stage.sandbox.apps.legacy;
    const query = new URLSearchParams({
      response_type: 'code',
      client_id: clientId,
      redirect_uri: redirectUri,
      state: 's',
    });
    const { redirect } = await authorize(stage.browser, `${authorizationEndpoint}?${query}`);
    const { json } = await stage.browser.ask(tokenEndpoint, {
      form: {
        grant_type: 'authorization_code',
        code: redirect?.searchParams.get('code') ?? '',
        redirect_uri: redirectUri,
        client_id: clientId,
        client_secret: clientSecret,
      },
    });
    return { access: String(json.access_token), refresh: String(json.refresh_token) };
  };
  const refresh = (value: string) =>
    stage.browser.ask(stage.sandbox.apps.legacy.tokenEndpoint, {
      form: {
        grant_type: 'refresh_token',
        refresh_token: value,
        client_id: stage.sandbox.apps.legacy.clientId,
        client_secret: stage.sandbox.apps.legacy.clientSecret,
      },
    });
  const whoami = (bearer: string) => stage.browser.ask('https://legacy.example.com/whoami', { bearer });

  it('connects, renews without rotation, and says nothing when it refuses', async () => {
    const { access, refresh: value } = await connect();
    expect((await whoami(access)).json.user?.title).toBe('Anna Keller');
    const renewed = await refresh(value);
    expect([renewed.status, renewed.json.refresh_token]).toEqual([200, undefined]);
    expect((await refresh(value)).status).toBe(200);
    stage.sandbox.control.account('legacy', 'anna', 'revoke');
    const [dead, gone] = [await whoami(access), await refresh(value)];
    expect([dead.status, dead.text, gone.status, gone.text]).toEqual([401, '', 400, '']);
    const discovery = await stage.browser.ask('https://legacy.example.com/.well-known/openid-configuration');
    expect(discovery.status).toBe(404);
  });
});

it('serves the loopback issuer over plain http', async () => {
  const { issuer } = stage.sandbox.apps.loopback;
  const answer = await fetch(`${issuer}/.well-known/openid-configuration`);
  expect(await answer.json()).toMatchObject({ issuer, token_endpoint: `${issuer}/token` });
});
