import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DAY, SECOND } from '@/utils/core/time';
import { Refusal } from '@/utils/networks/answers';
import { custom } from '@/utils/networks/custom/custom';
import { textAt } from '@/utils/networks/custom/who-am-i';
import { hiddenRedirect, html, json } from '../answer';
import { drive, driveToError } from '../drive';
import { unknown } from '../readings';
import { appOf, NOW, sessionAt } from '../samples';

const server = 'https://id.example.com';

function login(settings: Record<string, string> = {}) {
  const endpoints = {
    issuer: server,
    authorization_endpoint: `${server}/auth`,
    token_endpoint: `${server}/token`,
  };
  const all = { scopes: 'openid', whoAmIUrl: `${server}/me`, discovered: 'yes', ...settings };
  return sessionAt(server, appOf({ clientId: 'relink', endpoints, settings: all }));
}

const identify = (body: unknown, settings?: Record<string, string>) =>
  drive(custom.identify(login(settings)), json(200, body)).value;

describe('who am I', () => {
  it('reads the claims of OpenID Connect', () => {
    const claims = {
      sub: 'u1',
      name: 'Anna',
      preferred_username: 'anna',
      picture: 'https://cdn.example/a.png',
    };
    expect(identify(claims)).toEqual({
      id: 'u1',
      name: 'Anna',
      handle: 'anna',
      avatar: 'https://cdn.example/a.png',
    });
  });

  it('finds its way in other answers', () => {
    expect(identify({ id: 7, login: 'anna' })).toEqual({
      id: '7',
      name: 'anna',
      handle: 'anna',
      avatar: null,
    });
  });

  it('follows the named fields', () => {
    const settings = { idField: 'user.uid', nameField: 'user.title', avatarField: 'user.picture' };
    const user = { uid: 42, title: 'Anna', picture: 'https://cdn.example/a.png' };
    expect(identify({ sub: 'no', user }, settings)).toMatchObject({
      id: '42',
      name: 'Anna',
      avatar: 'https://cdn.example/a.png',
    });
  });

  it('shows no picture over plain http', () => {
    expect(identify({ sub: 'u1', picture: 'http://cdn.example/a.png' }).avatar).toBeNull();
  });

  it.each([
    ['no id', json(200, { name: 'Anna' })],
    ['a list', json(200, [])],
    ['null', json(200, null)],
    ['a page', html(200)],
  ])('an answer with %s proves nothing', (_, answer) => {
    const error = driveToError(custom.identify(login()), answer);
    expect(error).toBeInstanceOf(Refusal);
    expect(error).toMatchObject({ diagnosis: { reading: unknown('malformed') } });
  });
});

describe('a dotted path', () => {
  it('leads to what was put there', () => {
    const key = fc.string({ minLength: 1 }).filter((name) => !name.includes('.'));
    fc.assert(
      fc.property(
        fc.array(key, { minLength: 1, maxLength: 5 }),
        fc.string({ minLength: 1 }),
        (keys, value) => {
          const nested = keys.reduceRight<unknown>(
            (inner, name) => Object.fromEntries([[name, inner]]),
            value,
          );
          expect(textAt(nested, keys.join('.'))).toBe(value);
        },
      ),
    );
  });

  it('leads nowhere in anything else, and never fails', () => {
    fc.assert(
      fc.property(fc.anything(), fc.string(), (value, path) => {
        const found = textAt(value, path);
        expect(found === null || typeof found === 'string').toBe(true);
      }),
    );
    expect(textAt({}, 'constructor.name')).toBeNull();
    expect(textAt([], '__proto__.length')).toBeNull();
  });
});

describe('tokens', () => {
  const read = (answer: object, settings?: Record<string, string>) =>
    custom.access.readTokens({ access_token: 'a', ...answer }, NOW, login(settings).place, null);
  const ends = { kind: 'access', at: NOW + 60 * SECOND, exact: true };

  it.each([
    ['that can be refreshed', { expires_in: 60, refresh_token: 'r' }, {}, [{ ...ends, mendedBy: 'refresh' }]],
    [
      'of a server that may answer in silence',
      { expires_in: 60 },
      {},
      [{ ...ends, mendedBy: 'prolongation' }],
    ],
    ['of any other', { expires_in: '60' }, { scopes: 'post' }, [{ ...ends, mendedBy: 'person' }]],
    ['without an end', {}, {}, []],
    ['with a nonsensical end', { expires_in: 'soon' }, {}, []],
  ])('%s', (_, answer, settings, clocks) => {
    expect(read(answer, settings).clocks).toEqual(clocks);
  });

  it.each(['refresh_expires_in', 'refresh_token_expires_in'])(
    'show the end of the refresh token: %s',
    (name) => {
      const { clocks } = read({ refresh_token: 'r', [name]: (30 * DAY) / SECOND });
      expect(clocks).toEqual([{ kind: 'refresh', at: NOW + 30 * DAY, exact: true, mendedBy: 'person' }]);
    },
  );

  it('a session that lives by being used is no date for a person', () => {
    const { clocks } = read({ refresh_token: 'r', refresh_expires_in: 1800 });
    expect(clocks).toEqual([
      { kind: 'refresh', at: NOW + 1800 * SECOND, exact: true, mendedBy: 'prolongation' },
    ]);
    expect(read({ refresh_token: 'r', refresh_expires_in: 0 }).clocks).toEqual([]);
  });

  it('keep the refresh token when a renewal brings none', () => {
    const previous = login();
    const renewed = custom.access.readTokens(
      { access_token: 'b', expires_in: 60 },
      NOW,
      previous.place,
      previous,
    );
    expect(renewed.refreshToken).toBe('refresh-1');
    expect(renewed.clocks[0]?.mendedBy).toBe('refresh');
  });
});

describe('the differential proof', () => {
  it('asks hosts of this login only', () => {
    const { anonymous, authorized, open } = custom.differential(login());
    expect(anonymous.url).toBe(authorized.url);
    for (const { request } of open) expect(new URL(request.url).host).toBe('id.example.com');
    const elsewhere = login({ whoAmIUrl: 'https://api.example.com/whoami' });
    const app = elsewhere.place.app;
    if (!app) throw new Error('no app');
    const split = {
      ...elsewhere,
      place: {
        server,
        app: {
          ...app,
          endpoints: { issuer: 'https://login.example.com', token_endpoint: 'https://api.example.com/t' },
        },
      },
    };
    expect(custom.differential(split).open.map(({ request }) => request.url)).toEqual([
      'https://api.example.com/',
    ]);
    expect(custom.hosts(split.place)).toEqual(['api.example.com']);
  });

  it('takes a description for one only if it speaks for this issuer', () => {
    const session = login({ discovered: 'yes' });
    const [first, second, front] = custom.differential(session).open;
    expect(first?.request.url).toMatch(/\/\.well-known\/openid-configuration$/);
    expect(second?.request.url).toMatch(/\/\.well-known\/oauth-authorization-server$/);
    const issuer = session.place.app?.endpoints.issuer ?? '';
    expect(first?.works(json(200, { issuer }))).toBe(true);
    expect(first?.works(json(200, { issuer: `${issuer}/` }))).toBe(true);
    for (const answer of [
      json(200, { issuer: 'https://other.example' }),
      json(200, {}),
      html(200),
      html(403),
      hiddenRedirect(),
    ])
      expect(first?.works(answer)).toBe(false);
    expect(front?.works(html(200))).toBe(true);
    for (const answer of [html(403), html(404), hiddenRedirect()]) expect(front?.works(answer)).toBe(false);
  });

  it('of a server without a description and without pages takes its token endpoint’s own words, last of all', () => {
    const endpoints = {
      issuer: server,
      authorization_endpoint: `${server}/authorize`,
      token_endpoint: `${server}/token`,
    };
    const at = (changed: object, settings = {}) => {
      const session = login({ discovered: 'no', ...settings });
      const { app } = session.place;
      if (!app) throw new Error('no app');
      return { ...session, place: { server, app: { ...app, endpoints: { ...endpoints, ...changed } } } };
    };
    const open = custom.differential(at({})).open;
    const last = open.at(-1);
    expect(open).toHaveLength(3);
    expect(last?.request).toEqual({
      url: `${server}/token`,
      method: 'POST',
      headers: { accept: 'application/json', 'content-type': 'application/x-www-form-urlencoded' },
      body: 'grant_type=none',
    });
    expect(last?.works(json(400, { error: 'unsupported_grant_type' }))).toBe(true);
    expect(last?.works(json(401, { error: 'invalid_client' }))).toBe(true);
    for (const answer of [
      json(200, { error: 'invalid_request' }),
      json(403, { error: 'invalid_request' }),
      json(400, { error: 'blocked' }),
      json(400, {}),
      html(400),
      html(401),
      hiddenRedirect(),
    ])
      expect(last?.works(answer)).toBe(false);
    expect(custom.differential(at({}, { discovered: 'yes' })).open).toHaveLength(3);
    const elsewhere = at({ token_endpoint: 'https://login.example.com/token' });
    expect(custom.differential(elsewhere).open.map(({ request }) => request.method)).not.toContain('POST');
  });
});
