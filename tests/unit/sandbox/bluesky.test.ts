import { expect, it } from 'vitest';
import type { AccountSwitch } from '../../sandbox/world/switches.ts';
import type { Reply } from './browser.ts';
import { useSandbox } from './use-sandbox.ts';

const HOME = 'https://bsky.social';

const stage = useSandbox();

const anna = () => {
  const person = stage.sandbox.people.find(({ id }) => id === 'anna');
  if (person === undefined) throw new Error('Anna is missing');
  return person;
};
const flip = (name: AccountSwitch) => stage.sandbox.control.account('bluesky', 'anna', name);
const call = (method: string, bearer?: string, server = HOME) =>
  stage.browser.ask(`${server}/xrpc/com.atproto.server.${method}`, {
    method: method === 'getSession' ? 'GET' : 'POST',
    ...(bearer !== undefined && { bearer }),
  });
const signIn = (password = anna().appPasswords.first, server = HOME, identifier = 'anna.bsky.social') =>
  stage.browser.ask(`${server}/xrpc/com.atproto.server.createSession`, { json: { identifier, password } });
const said = ({ status, json }: Reply) => [status, json.error, json.message];

async function session() {
  const { json } = await signIn();
  return { access: String(json.accessJwt), refresh: String(json.refreshJwt) };
}

it('signs in, tells who is there, and has JWTs that can be read', async () => {
  const { access } = await session();
  const { json, headers } = await call('getSession', access);
  expect([json.handle, json.active]).toEqual(['anna.bsky.social', true]);
  expect(headers['access-control-allow-origin']).toBe('*');
  const claims = JSON.parse(Buffer.from(access.split('.')[1] ?? '', 'base64url').toString());
  expect(claims.exp - claims.iat).toBe(7200);
});

it('resolves a handle to its server', async () => {
  const { json } = await stage.browser.ask(
    'https://public.api.bsky.app/xrpc/com.atproto.identity.resolveHandle?handle=anna.bsky.social',
  );
  expect(json.did).toBe(anna().accounts.bluesky.id);
  const document = async () =>
    (await stage.browser.ask(`https://plc.directory/${json.did}`)).json.service?.[0];
  expect((await document())?.serviceEndpoint).toBe(HOME);
  flip('migrated');
  expect((await document())?.serviceEndpoint).toBe('https://pds.migrated.example');
  const host = await stage.browser.ask('https://anna.bsky.social/.well-known/atproto-did');
  expect(host.text).toBe(json.did);
  const profile = await stage.browser.ask(
    `https://public.api.bsky.app/xrpc/app.bsky.actor.getProfile?actor=${json.did}`,
  );
  expect(profile.json.displayName).toBe('Anna Keller');
});

it('refuses rubbish, nothing, and the wrong kind of token', async () => {
  const { refresh } = await session();
  expect(said(await call('getSession')).slice(0, 2)).toEqual([401, 'AuthMissing']);
  expect(said(await call('getSession', 'rubbish')).slice(0, 2)).toEqual([400, 'InvalidToken']);
  expect(said(await call('getSession', refresh)).slice(0, 2)).toEqual([400, 'InvalidToken']);
});

it('gives the same successor to a refresh token that comes twice', async () => {
  const { refresh } = await session();
  const idOf = ({ json }: Reply) =>
    JSON.parse(Buffer.from(String(json.refreshJwt).split('.')[1] ?? '', 'base64url').toString()).jti;
  const [first, second] = [await call('refreshSession', refresh), await call('refreshSession', refresh)];
  expect([first.status, second.status]).toEqual([200, 200]);
  expect(idOf(second)).toBe(idOf(first));
});

it('lets an access token outlive its app password, but no refresh', async () => {
  const { access, refresh } = await session();
  flip('delete-app-password');
  expect((await call('getSession', access)).status).toBe(200);
  expect(said(await call('refreshSession', refresh))).toEqual([
    400,
    'ExpiredToken',
    'Token has been revoked',
  ]);
  expect(said(await signIn()).slice(0, 2)).toEqual([401, 'AuthenticationRequired']);
  expect((await signIn(anna().appPasswords.spare)).status).toBe(200);
  flip('expire-access');
  expect(said(await call('getSession', access)).slice(0, 2)).toEqual([400, 'ExpiredToken']);
});

it('takes an account down', async () => {
  const { access, refresh } = await session();
  flip('suspended');
  expect(said(await call('getSession', access)).slice(0, 2)).toEqual([400, 'InvalidRequest']);
  expect(said(await call('refreshSession', refresh)).slice(0, 2)).toEqual([401, 'AccountTakedown']);
  expect(said(await signIn()).slice(0, 2)).toEqual([401, 'AccountTakedown']);
});

it('goes on for a deactivated account, and says so', async () => {
  const { access, refresh } = await session();
  flip('deactivated');
  for (const reply of [await call('getSession', access), await call('refreshSession', refresh)]) {
    expect([reply.status, reply.json.active, reply.json.status]).toEqual([200, false, 'deactivated']);
  }
});

it('leaves nothing behind on the old server after a migration', async () => {
  const { access, refresh } = await session();
  flip('migrated');
  expect(said(await call('getSession', access)).slice(0, 2)).toEqual([403, 'AccountNotFound']);
  expect(said(await call('refreshSession', refresh, 'https://pds.migrated.example')).slice(0, 2)).toEqual([
    400,
    'InvalidToken',
  ]);
  expect((await signIn(anna().appPasswords.migrated, 'https://pds.migrated.example')).status).toBe(200);
});

it('deletes an account as the real server does: nothing is left but the entry in the directory', async () => {
  const { access, refresh } = await session();
  const status = async () => {
    const { id } = anna().accounts.bluesky;
    const { json } = await stage.browser.ask(`${HOME}/xrpc/com.atproto.sync.getRepoStatus?did=${id}`);
    return json.active ?? json.error;
  };
  expect(await status()).toBe(true);
  flip('closed');
  for (const reply of [await call('getSession', access), await call('refreshSession', refresh)]) {
    expect(said(reply)).toEqual([
      400,
      'InvalidRequest',
      `Could not find user info for account: ${anna().accounts.bluesky.id}`,
    ]);
  }
  expect(await status()).toBe('RepoNotFound');
  expect((await stage.browser.ask(`https://plc.directory/${anna().accounts.bluesky.id}`)).status).toBe(200);
  expect(said(await signIn()).slice(0, 2)).toEqual([401, 'AuthenticationRequired']);
});

it('has a server that speaks for somebody else, from the step on that is chosen', async () => {
  const { server, plc, web } = stage.sandbox.apps.bluesky.hostile;
  const anywhere = `https://${server}`;
  expect((await signIn('any', anywhere, plc.did)).json.did).toBe(anna().accounts.bluesky.id);
  stage.sandbox.control.network('bluesky', 'hostile-lies', 'renewal');
  const { json } = await signIn('any', anywhere, web.did);
  expect(json.did).toBe(web.did);
  expect((await call('getSession', String(json.accessJwt), anywhere)).json.did).toBe(web.did);
  const renewed = await call('refreshSession', String(json.refreshJwt), anywhere);
  expect(renewed.json.did).toBe(anna().accounts.bluesky.id);
  const documents = [`https://plc.directory/${plc.did}`, 'https://hostile.example/.well-known/did.json'];
  for (const url of documents)
    expect((await stage.browser.ask(url)).json.service?.[0]?.serviceEndpoint).toBe(anywhere);
});

it('lets the main password in where no e-mail code is asked for, and says so in the token', async () => {
  flip('no-second-factor');
  const { json } = await signIn(anna().accounts.bluesky.password);
  const claims = JSON.parse(Buffer.from(String(json.accessJwt).split('.')[1] ?? '', 'base64url').toString());
  expect(claims.scope).toBe('com.atproto.access');
  expect((await call('getSession', String(json.accessJwt))).status).toBe(200);
});

it('wants a second factor with the main password', async () => {
  const reply = await signIn(anna().accounts.bluesky.password);
  expect(said(reply).slice(0, 2)).toEqual([401, 'AuthFactorTokenRequired']);
});

it('counts sign-ins', async () => {
  for (let i = 0; i < 30; i += 1) await signIn('wrong', HOME, 'ben.bsky.social');
  const limited = await signIn('wrong', HOME, 'ben.bsky.social');
  expect(said(limited).slice(0, 2)).toEqual([429, 'RateLimitExceeded']);
  expect([Number(limited.headers['ratelimit-reset']) > 0, limited.headers['retry-after']]).toEqual([
    true,
    undefined,
  ]);
});

it('ends a session when asked, and all of them with a new password', async () => {
  const { refresh } = await session();
  expect((await call('deleteSession', refresh)).status).toBe(200);
  expect((await call('refreshSession', refresh)).status).toBe(400);
  const second = await session();
  flip('change-password');
  expect((await call('refreshSession', second.refresh)).status).toBe(400);
  expect((await signIn()).status).toBe(200);
});
