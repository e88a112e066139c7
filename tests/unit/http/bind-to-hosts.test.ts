import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { bindToHosts } from '@/utils/http/bind-to-hosts';
import { httpsOnly } from '@/utils/http/https-only';
import { isSecureUrl } from '@/utils/http/secure-url';

const answer = () => vi.fn(async () => new Response('{}'));

describe('bindToHosts', () => {
  test('lets requests to its own hosts pass', async () => {
    const fetch = answer();
    await bindToHosts(fetch, ['api.example'])('https://api.example/me');
    expect(fetch).toHaveBeenCalledOnce();
  });

  test.each([
    ['another host', 'https://evil.example/'],
    ['a host that ends alike', 'https://not-api.example/'],
    ['a subdomain', 'https://sub.api.example/'],
    ['another port', 'https://api.example:8443/'],
    ['a user part that looks like the host', 'https://api.example@evil.example/'],
  ])('refuses %s before anything is sent', async (_, url) => {
    const fetch = answer();
    await expect(bindToHosts(fetch, ['api.example'])(url)).rejects.toMatchObject({ code: 'host_refused' });
    expect(fetch).not.toHaveBeenCalled();
  });

  test('lets a request that carries nothing pass to a host that may be asked, and no other', async () => {
    const fetch = answer();
    const bound = bindToHosts(fetch, ['api.example'], ['open.example']);
    await bound('https://open.example/did.json', { headers: { accept: 'application/json' } });
    expect(fetch).toHaveBeenCalledOnce();
    for (const [path, init] of [
      ['', { headers: { Authorization: 'Bearer at' } }],
      ['', { method: 'POST' }],
      ['', { method: 'POST', body: 'token=at' }],
      ['?token=at', {}],
    ] as const)
      await expect(bound(`https://open.example/${path}`, init)).rejects.toMatchObject({
        code: 'host_refused',
      });
    expect(fetch).toHaveBeenCalledOnce();
  });

  test('refuses plain http, but for this computer', async () => {
    await expect(bindToHosts(answer(), ['api.example'])('http://api.example/')).rejects.toMatchObject({
      code: 'insecure_address',
    });
    await expect(bindToHosts(answer(), ['127.0.0.1:9000'])('http://127.0.0.1:9000/')).resolves.toBeInstanceOf(
      Response,
    );
  });
});

describe('httpsOnly', () => {
  test('refuses plain http', async () => {
    await expect(httpsOnly(answer())('http://social.example/')).rejects.toMatchObject({
      code: 'insecure_address',
    });
  });
});

describe('isSecureUrl', () => {
  test('is false for whatever is not https or this computer', () => {
    fc.assert(
      fc.property(fc.webUrl({ validSchemes: ['http', 'ftp', 'ws'] }), (url) => {
        expect(isSecureUrl(url)).toBe(false);
      }),
    );
    for (const url of [
      '',
      'nonsense',
      'javascript:alert(1)',
      'data:text/html,x',
      'http://localhost.evil.example/',
    ]) {
      expect(isSecureUrl(url)).toBe(false);
    }
  });
});
