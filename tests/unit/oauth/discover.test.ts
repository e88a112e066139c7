import { describe, expect, test } from 'vitest';
import { discover } from '@/utils/oauth/discover';

const ISSUER = 'https://id.example/tenant';
const metadata = (issuer = ISSUER) => ({
  issuer,
  authorization_endpoint: `${issuer}/authorize`,
  token_endpoint: `${issuer}/token`,
});

/** A server that has metadata at one path only. */
const at = (path: string, body: unknown, status = 200) => {
  const asked: string[] = [];
  const fetch = async (url: string) => {
    asked.push(new URL(url).pathname);
    return new URL(url).pathname === path
      ? Response.json(body, { status })
      : new Response('no', { status: 404 });
  };
  return { asked, fetch };
};

describe('discover', () => {
  test.each([
    ['RFC 8414', '/.well-known/oauth-authorization-server/tenant'],
    ['OpenID Discovery', '/tenant/.well-known/openid-configuration'],
  ])('finds %s metadata', async (_, path) => {
    expect(await discover(ISSUER, at(path, metadata()).fetch)).toMatchObject({
      token_endpoint: `${ISSUER}/token`,
    });
  });

  test('a server without metadata has none, which is no failure', async () => {
    expect(await discover(ISSUER, at('/nowhere', {}).fetch)).toBeNull();
  });

  test('metadata that cannot be read count as none', async () => {
    expect(await discover(ISSUER, async () => new Response('<html>', { status: 200 }))).toBeNull();
  });

  test('metadata that speak for another issuer are refused', async () => {
    const evil = at('/.well-known/oauth-authorization-server/tenant', metadata('https://evil.example'));
    await expect(discover(ISSUER, evil.fetch)).rejects.toMatchObject({ code: 'issuer_mismatch' });
  });

  test.each([
    [`${ISSUER}/`, ISSUER],
    [ISSUER, `${ISSUER}/`],
  ])('a slash at the end makes no other server: %s names itself %s', async (typed, named) => {
    for (const path of [
      '/.well-known/oauth-authorization-server/tenant',
      '/tenant/.well-known/openid-configuration',
    ])
      expect(await discover(typed, at(path, metadata(named)).fetch)).toMatchObject({ issuer: named });
  });

  test('trouble of the server is told as such', async () => {
    await expect(discover(ISSUER, async () => new Response('', { status: 503 }))).rejects.toMatchObject({
      code: 'outage',
    });
  });
});
