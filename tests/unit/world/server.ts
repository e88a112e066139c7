import { SERVER } from './network';

type Handler = (request: {
  readonly token: string | null;
  readonly form: URLSearchParams;
}) => Response | Promise<Response>;

const json = (body: unknown, status = 200) => Response.json(body, { status });

/** The made-up network's server: rotating refresh tokens with reuse detection, and switches for what can go wrong. */
export function createServer() {
  let issued = 0;
  const live = { access: new Set<string>(), refresh: new Set<string>(), used: new Set<string>() };
  const issue = () => {
    issued += 1;
    const tokens = { access_token: `at-${issued}`, refresh_token: `rt-${issued}` };
    live.access.add(tokens.access_token);
    live.refresh.add(tokens.refresh_token);
    return json({ ...tokens, token_type: 'bearer', expires_in: 3600 });
  };
  const killGrant = () => {
    live.access.clear();
    live.refresh.clear();
  };
  const person = { id: 'anna', name: 'Anna Keller' };
  const pages = [
    { id: 'p1', name: 'Acme Bakery', mayPost: true },
    { id: 'p2', name: 'Acme Café', mayPost: true },
    { id: 'p3', name: 'Acme Catering', mayPost: true },
  ];
  const refresh = (token: string) => {
    if (live.used.has(token)) killGrant();
    if (!live.refresh.delete(token)) return json({ error: 'invalid_grant' }, 400);
    live.used.add(token);
    return issue();
  };
  const handlers: Record<string, Handler> = {
    '/token': ({ form }) =>
      form.get('grant_type') === 'refresh_token' ? refresh(form.get('refresh_token') ?? '') : issue(),
    '/me': ({ token }) =>
      token && live.access.has(token) ? json(person) : json({ error: 'invalid_token' }, 401),
    '/pages': () => json(pages),
    '/about': () => json({ software: 'testnet' }),
    '/revoke': ({ form }) => {
      server.revoked.push(form.get('token') ?? '');
      killGrant();
      return json({});
    },
  };
  const server = {
    asked: [] as string[],
    revoked: [] as string[],
    person,
    pages,
    handlers,
    /** The access token stops working, the refresh token does not. */
    expireAccess: () => live.access.clear(),
    killGrant,
    fetch: async (url: string, init: RequestInit = {}): Promise<Response> => {
      const { origin, pathname } = new URL(url);
      if (origin !== SERVER) throw new TypeError(`unplanned request to ${origin}`);
      server.asked.push(pathname);
      const token = new Headers(init.headers).get('authorization')?.replace('Bearer ', '') ?? null;
      const handler = handlers[pathname];
      if (!handler) throw new TypeError(`unplanned request to ${pathname}`);
      return handler({ token, form: new URLSearchParams(String(init.body ?? '')) });
    },
  };
  return server;
}
