import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { authorize, type Choices, type Outcome } from './person.ts';
import { useSandbox } from './use-sandbox.ts';

const VERIFIER = 'a-verifier-that-is-long-enough-for-the-standard-43';
const SCOPE = 'tweet.read users.read tweet.write offline.access';

const stage = useSandbox();

function begin(choices: Choices = {}, scope = SCOPE): Promise<Outcome> {
  const { clientId, redirectUri } = stage.sandbox.apps.x;
  const query = new URLSearchParams({
    response_type: 'code',
    client_id: clientId,
    redirect_uri: redirectUri,
    scope,
    state: 's1',
    code_challenge: createHash('sha256').update(VERIFIER).digest('base64url'),
    code_challenge_method: 'S256',
  });
  return authorize(stage.browser, `https://x.com/i/oauth2/authorize?${query}`, choices);
}

const token = (form: Record<string, string>) =>
  stage.browser.ask('https://api.x.com/2/oauth2/token', {
    form: { client_id: stage.sandbox.apps.x.clientId, ...form },
    headers: { origin: 'chrome-extension://egigkcbfljbpajnodjdaddfkilplfojp' },
  });

async function connect(choices: Choices = {}, scope = SCOPE) {
  const { redirect } = await begin(choices, scope);
  const { json } = await token({
    grant_type: 'authorization_code',
    code: redirect?.searchParams.get('code') ?? '',
    redirect_uri: stage.sandbox.apps.x.redirectUri,
    code_verifier: VERIFIER,
  });
  return { access: String(json.access_token), refresh: String(json.refresh_token), json };
}

const refresh = (value: string) => token({ grant_type: 'refresh_token', refresh_token: value });
const me = (access: string) =>
  stage.browser.ask('https://api.x.com/2/users/me?user.fields=profile_image_url', { bearer: access });

it('connects a public client, without iss and without CORS', async () => {
  const { redirect, pages } = await begin();
  expect(pages).toBe(2);
  expect([...(redirect?.searchParams.keys() ?? [])].sort()).toEqual(['code', 'state']);
  const { json, access } = await connect();
  expect([json.token_type, json.expires_in, json.id_token]).toEqual(['bearer', 7200, undefined]);
  const reply = await me(access);
  expect(reply.json.data?.username).toBe('annakeller');
  expect(reply.headers['access-control-allow-origin']).toBeUndefined();
  expect(stage.sandbox.requests.filter(({ path }) => path === '/2/users/me')).toHaveLength(1);
});

it('asks for consent each time, but for the sign-in only once', async () => {
  await begin();
  expect((await begin()).pages).toBe(1);
});

it('sends a refusal back', async () => {
  const { redirect } = await begin({ decision: 'decline' });
  expect(redirect?.searchParams.get('error')).toBe('access_denied');
  expect(redirect?.searchParams.get('iss')).toBeNull();
});

it('gives a refresh token only for offline.access', async () => {
  expect((await connect({}, 'tweet.read users.read')).json.refresh_token).toBeUndefined();
});

it('rotates refresh tokens and ends the grant when an old one comes back', async () => {
  const first = await connect();
  const second = await refresh(first.refresh);
  expect(second.status).toBe(200);
  const replay = await refresh(first.refresh);
  expect([replay.status, replay.json.error, replay.json.error_description]).toEqual([
    400,
    'invalid_request',
    'Value passed for the token was invalid.',
  ]);
  expect((await refresh(String(second.json.refresh_token))).status).toBe(400);
  expect((await me(String(second.json.access_token))).status).toBe(401);
});

it('rotates without reuse detection, or not at all, when told so', async () => {
  const { refresh: value } = await connect();
  stage.sandbox.control.network('x', 'rotation', 'lenient');
  expect((await refresh(value)).json.refresh_token).not.toBe(value);
  expect((await refresh(value)).status).toBe(200);
  stage.sandbox.control.network('x', 'rotation', 'off');
  expect((await refresh(value)).json.refresh_token).toBe(value);
});

it('expires access alone, and both', async () => {
  const tokens = await connect();
  stage.sandbox.control.account('x', 'anna', 'expire-access');
  const dead = await me(tokens.access);
  expect([dead.status, dead.json.title]).toEqual([401, 'Unauthorized']);
  const renewed = await refresh(tokens.refresh);
  expect(renewed.status).toBe(200);
  stage.sandbox.control.account('x', 'anna', 'expire-all');
  expect((await refresh(String(renewed.json.refresh_token))).status).toBe(400);
});

it('knows the troubles of accounts and of the app', async () => {
  const { access, refresh: value } = await connect();
  stage.sandbox.control.account('x', 'anna', 'suspended');
  expect((await me(access)).json.type).toMatch(/\/user-suspended$/);
  expect((await refresh(value)).status).toBe(403);
  stage.sandbox.control.account('x', 'anna', 'suspended', false);
  stage.sandbox.control.account('x', 'anna', 'security-check');
  expect((await me(access)).json.errors?.[0]?.code).toBe(326);
  stage.sandbox.control.account('x', 'anna', 'security-check', false);
  stage.sandbox.control.network('x', 'unauthorized-for-all', true);
  expect((await refresh(value)).status).toBe(401);
  stage.sandbox.control.network('x', 'unauthorized-for-all', false);
  stage.sandbox.control.network('x', 'app', 'deleted');
  expect((await refresh(value)).json.error).toBe('unauthorized_client');
  stage.sandbox.control.network('x', 'app', 'ok');
  expect((await refresh(value)).status).toBe(200);
});

it('names the reset time when it limits', async () => {
  stage.sandbox.control.network('x', 'rate-limit', 60);
  const limited = await me('anything');
  expect([limited.status, limited.headers['retry-after']]).toEqual([429, undefined]);
  expect(Number(limited.headers['x-rate-limit-reset'])).toBeGreaterThan(Date.now() / 1000);
});

it('revokes', async () => {
  const { refresh: value } = await connect();
  const revoked = await stage.browser.ask('https://api.x.com/2/oauth2/revoke', {
    form: { token: value, client_id: stage.sandbox.apps.x.clientId },
  });
  expect(revoked.json).toEqual({ revoked: true });
  expect((await refresh(value)).status).toBe(400);
});

it('consents as whoever the stage.browser is signed in as', async () => {
  await connect();
  stage.sandbox.control.network('x', 'sign-in-as', 'ben');
  expect((await me((await connect()).access)).json.data?.name).toBe('Ben Ortiz');
});
