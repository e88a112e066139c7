import { describe, expect, it } from 'vitest';
import { authorize, type Choices } from './person.ts';
import { useSandbox } from './use-sandbox.ts';

const GRAPH = 'https://graph.facebook.com/v25.0';
const SCOPES = 'pages_show_list,pages_read_engagement,pages_manage_posts';

const stage = useSandbox();

function dialog(params: Record<string, string> = {}): string {
  const { clientId, redirectUri } = stage.sandbox.apps.facebook;
  const query = new URLSearchParams({
    client_id: clientId,
    redirect_uri: redirectUri,
    response_type: 'token',
    scope: SCOPES,
    state: 's1',
    ...params,
  });
  return `https://www.facebook.com/v25.0/dialog/oauth?${query}`;
}

async function connect(choices: Choices = {}, params: Record<string, string> = {}): Promise<string> {
  const outcome = await authorize(stage.browser, dialog(params), choices);
  return outcome.fragment.get('access_token') ?? '';
}

const get = (path: string, token: string) =>
  stage.browser.ask(
    `${GRAPH}${path}${path.includes('?') ? '&' : '?'}access_token=${encodeURIComponent(token)}`,
  );
const code = async (path: string, token: string) => {
  const { json } = await get(path, token);
  return [json.error?.code, json.error?.error_subcode];
};

describe('the dialog', () => {
  it('answers the implicit flow in the fragment', async () => {
    const { redirect, fragment } = await authorize(stage.browser, dialog());
    expect(redirect?.pathname).toBe('/facebook');
    expect(fragment.get('state')).toBe('s1');
    expect(Number(fragment.get('expires_in'))).toBeLessThanOrEqual(7200);
  });

  it('leaves its mark behind a code, and exchanges it for 60 days', async () => {
    const { redirect } = await authorize(stage.browser, dialog({ response_type: 'code' }));
    expect(redirect?.hash).toBe('#_=_');
    const { clientId, clientSecret, redirectUri } = stage.sandbox.apps.facebook;
    const app = { client_id: clientId, client_secret: clientSecret };
    const form = { ...app, redirect_uri: redirectUri, code: redirect?.searchParams.get('code') ?? '' };
    const short = await stage.browser.ask(`${GRAPH}/oauth/access_token`, { form });
    expect(short.json.expires_in).toBe(5400);
    const again = await stage.browser.ask(`${GRAPH}/oauth/access_token`, { form });
    expect([again.status, again.json.error?.error_subcode]).toEqual([400, 36009]);
    const long = await stage.browser.ask(`${GRAPH}/oauth/access_token`, {
      form: { ...app, grant_type: 'fb_exchange_token', fb_exchange_token: String(short.json.access_token) },
    });
    expect(long.json.expires_in).toBe(5_183_944);
    const refused = await stage.browser.ask(`${GRAPH}/oauth/access_token`, {
      form: { ...form, client_secret: 'wrong' },
    });
    expect(refused.json.error?.message).toBe('Error validating client secret.');
    const { json } = await get(
      `/debug_token?input_token=${long.json.access_token}`,
      `${clientId}|${clientSecret}`,
    );
    expect([json.data?.is_valid, json.data?.type]).toEqual([true, 'USER']);
  });

  it('refuses another redirect URI on a page of its own', async () => {
    const { redirect, last } = await authorize(
      stage.browser,
      dialog({ redirect_uri: 'https://evil.example/' }),
    );
    expect(redirect).toBeNull();
    expect(last.text).toContain('URL blocked');
  });

  it('sends a refusal back', async () => {
    const { redirect } = await authorize(stage.browser, dialog(), { decision: 'decline' });
    expect(redirect?.searchParams.get('error')).toBe('access_denied');
    expect(redirect?.searchParams.get('error_reason')).toBe('user_denied');
  });

  it('asks for a declined permission again only on rerequest', async () => {
    const first = await connect({ untick: ['pages_manage_posts'] });
    expect((await get('/me/permissions', first)).text).toContain(
      '"permission":"pages_manage_posts","status":"declined"',
    );
    const second = await authorize(stage.browser, dialog());
    expect(second.fragment.get('access_token')).not.toBeNull();
    expect((await get('/me/permissions', second.fragment.get('access_token') ?? '')).text).toContain(
      'declined',
    );
    const third = await connect({}, { auth_type: 'rerequest' });
    expect((await get('/me/permissions', third)).text).not.toContain('declined');
  });

  it('signs in as somebody else when the stage.browser does', async () => {
    await connect();
    stage.sandbox.control.network('facebook', 'sign-in-as', 'ben');
    expect((await get('/me', await connect())).json.name).toBe('Ben Ortiz');
  });
});

describe('pages', () => {
  it('lists the ticked ones with tokens of their own', async () => {
    const token = await connect({ untick: ['200000000000002'] });
    const { json } = await get('/me/accounts?fields=id,name,access_token,tasks', token);
    expect([...(json.data ?? [])].map((page) => page.name)).toEqual(['Acme Bakery', 'Acme Catering']);
    const page = String(json.data?.[0]?.access_token);
    expect((await get('/me?fields=id,name,username,picture{url}', page)).json.username).toBe('acmebakery');
    expect((await get('/200000000000001?fields=id,name', page)).status).toBe(200);
  });

  it('gives long lists in parts, with a whole address for the next one', async () => {
    stage.sandbox.control.network('facebook', 'extra-pages', 30);
    const token = await connect();
    const first = await get('/me/accounts?fields=id&limit=20', token);
    expect([...(first.json.data ?? [])]).toHaveLength(20);
    const next = new URL(String(first.json.paging?.next));
    expect(next.pathname).toBe('/v25.0/me/accounts');
    const second = await stage.browser.ask(next.href);
    expect([...(second.json.data ?? [])]).toHaveLength(13);
    expect(second.json.paging?.next).toBeUndefined();
  });

  it('takes a lost role away from the list and from the page token', async () => {
    const token = await connect();
    const { json } = await get('/me/accounts?fields=id,access_token', token);
    const page = String(json.data?.[0]?.access_token);
    stage.sandbox.control.account('facebook', 'anna', 'role:200000000000001', 'none');
    expect(await code('/me', page)).toEqual([190, 492]);
    expect(await code('/200000000000001', token)).toEqual([100, 33]);
    expect((await get('/me/accounts', token)).text).not.toContain('Acme Bakery');
    stage.sandbox.control.account('facebook', 'anna', 'role:200000000000001', 'no-content');
    expect((await get('/me/accounts?fields=tasks&limit=1', token)).json.data?.[0]?.tasks).not.toContain(
      'CREATE_CONTENT',
    );
  });

  it('refuses page content without the permission to read it', async () => {
    const token = await connect();
    stage.sandbox.control.account('facebook', 'anna', 'withdraw:pages_read_engagement');
    expect(await code('/200000000000001', token)).toEqual([10, undefined]);
    stage.sandbox.control.account('facebook', 'anna', 'withdraw:pages_show_list');
    expect((await get('/me/accounts', token)).json).toEqual({ data: [] });
  });
});

describe('what ends a token', () => {
  it.each([
    ['expire-access', 190, 463],
    ['revoke', 190, 458],
    ['change-password', 190, 460],
    ['security-check', 190, 459],
    ['closed', 190, 467],
    ['suspended', 368, undefined],
  ] as const)('%s is %i/%i', async (name, expected, subcode) => {
    const token = await connect();
    stage.sandbox.control.account('facebook', 'anna', name);
    expect(await code('/me', token)).toEqual([expected, subcode]);
  });

  it('removes the app through the permissions edge', async () => {
    const token = await connect();
    const removed = await stage.browser.ask(`${GRAPH}/me/permissions?access_token=${token}`, {
      method: 'DELETE',
    });
    expect(removed.json).toEqual({ success: true });
    expect(await code('/me', token)).toEqual([190, 458]);
  });

  it('clears a security check in the dialog', async () => {
    const token = await connect();
    stage.sandbox.control.account('facebook', 'anna', 'security-check');
    expect(await connect()).not.toBe('');
    expect((await get('/me', token)).status).toBe(200);
  });

  it('gives any row of the table on demand', async () => {
    const token = await connect();
    stage.sandbox.control.account('facebook', 'anna', 'answer', '190/464');
    expect(await code('/me', token)).toEqual([190, 464]);
  });

  it('tells a good app from a bad one', async () => {
    const { clientId, clientSecret } = stage.sandbox.apps.facebook;
    expect((await get(`/${clientId}`, `${clientId}|${clientSecret}`)).json.id).toBe(clientId);
    expect(await code(`/${clientId}`, `${clientId}|wrong`)).toEqual([190, undefined]);
    const token = await connect();
    stage.sandbox.control.network('facebook', 'app', 'disabled');
    expect(await code('/me', token)).toEqual([101, undefined]);
  });

  it('limits by error code', async () => {
    const token = await connect();
    stage.sandbox.control.network('facebook', 'rate-limit', 60);
    const limited = await get('/me', token);
    expect([limited.json.error?.code, limited.headers['access-control-allow-origin']]).toEqual([
      4,
      undefined,
    ]);
  });
});
