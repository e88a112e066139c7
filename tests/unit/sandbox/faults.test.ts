import { describe, expect, it } from 'vitest';
import { startSandbox } from '../../sandbox/sandbox.ts';
import { Browser } from './browser.ts';
import { useSandbox } from './use-sandbox.ts';

const INSTANCE = 'https://mastodon.example/api/v1/instance';

const stage = useSandbox();

const api = (path: string, init: RequestInit = {}) => fetch(new URL(path, stage.sandbox.controlUrl), init);

describe('faults', () => {
  it.each([
    ['outage', true, 503],
    ['rate-limit', 30, 429],
    ['html', true, 200],
  ] as const)('%s', async (name, value, status) => {
    stage.sandbox.control.network('mastodon', name, value);
    const reply = await stage.browser.ask(INSTANCE);
    expect([reply.status, reply.json.uri]).toEqual([status, undefined]);
    stage.sandbox.control.allWell();
    expect((await stage.browser.ask(INSTANCE)).json.uri).toBe('mastodon.example');
  });

  it('truncates JSON', async () => {
    stage.sandbox.control.network('mastodon', 'truncated', true);
    const { headers, text } = await stage.browser.ask(INSTANCE);
    expect(headers['content-type']).toContain('application/json');
    expect(() => JSON.parse(text)).toThrow();
  });

  it('resets connections', async () => {
    stage.sandbox.control.network('mastodon', 'reset-connection', true);
    await expect(stage.browser.ask(INSTANCE)).rejects.toThrow();
  });

  it('waits, and touches no other network', async () => {
    stage.sandbox.control.network('mastodon', 'slow-before', 600_000);
    const slow = stage.browser.ask(INSTANCE);
    expect((await stage.browser.ask('https://bsky.social/xrpc/_health')).status).toBe(200);
    stage.sandbox.control.allWell();
    expect((await slow).status).toBe(200);
  });
});

describe('holds', () => {
  it('stop a request after the work was done, until they are released', async () => {
    const hold = stage.sandbox.control.hold('mastodon', '/api/v1/apps', 'after');
    const pending = stage.browser.ask('https://mastodon.example/api/v1/apps', {
      json: { client_name: 'Relink', redirect_uris: 'https://a.example/' },
    });
    expect((await hold.reached).path).toBe('/api/v1/apps');
    hold.release();
    expect((await pending).json.name).toBe('Relink');
    expect((await stage.browser.ask(INSTANCE)).status).toBe(200);
  });

  it('can cut the connection before anything was done', async () => {
    const hold = stage.sandbox.control.hold('mastodon', /instance$/, 'before');
    const pending = expect(stage.browser.ask(INSTANCE)).rejects.toThrow();
    await hold.reached;
    hold.drop();
    await pending;
    expect((await stage.browser.ask(INSTANCE)).status).toBe(200);
  });
});

describe('the log', () => {
  it('notes requests without their secrets, and waits for them', async () => {
    const waiting = stage.sandbox.requests.waitFor(
      ({ path }) => path === '/api/v1/accounts/verify_credentials',
    );
    await stage.browser.ask('https://mastodon.example/api/v1/accounts/verify_credentials?x=secret-1', {
      bearer: 'secret-2',
    });
    const noted = await waiting;
    expect([noted.host, noted.hasAuthorization]).toEqual(['mastodon.example', true]);
    expect(JSON.stringify(stage.sandbox.requests.all)).not.toMatch(/secret-/);
    stage.sandbox.requests.clear();
    expect(stage.sandbox.requests.all).toEqual([]);
  });
});

describe('the control page and its API', () => {
  it('turns switches and shows where they stand', async () => {
    const headers = { 'content-type': 'application/json' };
    const body = JSON.stringify({
      network: 'facebook',
      account: 'anna',
      switch: 'security-check',
      value: true,
    });
    const answer = await api('/api/switch', { method: 'POST', headers, body });
    expect(await answer.json()).toMatchObject({
      facebook: { accounts: { anna: { switches: { 'security-check': true } } } },
    });
    expect(await (await api('/')).text()).toContain('Security check: on');
    await api('/all-well', { method: 'POST' });
    expect(stage.sandbox.control.state().facebook?.accounts.anna?.switches['security-check']).toBe(false);
  });

  it('refuses switches and values that do not exist', async () => {
    const send = (form: Record<string, string>) =>
      api('/api/switch', { method: 'POST', body: new URLSearchParams(form) });
    expect((await send({ network: 'facebook', switch: 'nonsense' })).status).toBe(400);
    expect((await send({ network: 'friendster', switch: 'outage' })).status).toBe(400);
    expect((await send({ network: 'x', switch: 'app', value: 'gone' })).status).toBe(400);
  });

  it('is found inside the stage.browser too, and other hosts are not', async () => {
    expect((await stage.browser.ask('https://sandbox.example/')).text).toContain('Relink sandbox');
    expect((await stage.browser.ask('https://elsewhere.example/')).status).toBe(404);
  });

  it('draws avatars', async () => {
    const { headers, text } = await stage.browser.ask(
      'https://scontent.xx.fbcdn.net/avatars/Acme%20Bakery.png',
    );
    expect([headers['content-type'], text.includes('PNG')]).toEqual(['image/png', true]);
  });
});

it('closes without leaving anything open', async () => {
  const other = await startSandbox();
  const hold = other.control.hold('bluesky', '_health', 'before');
  const pending = new Browser(other.port).ask('https://bsky.social/xrpc/_health').catch(() => null);
  await hold.reached;
  await other.close();
  await pending;
  await expect(fetch(other.controlUrl)).rejects.toThrow();
});
