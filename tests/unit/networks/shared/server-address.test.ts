import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isSecureUrl } from '@/utils/http/secure-url';
import { parseServer } from '@/utils/networks/shared/server-address';

describe('a server', () => {
  it.each([
    ['mastodon.example', 'https://mastodon.example'],
    [' Mastodon.Example/ ', 'https://mastodon.example'],
    ['https://mastodon.example/@anna?x=1#y', 'https://mastodon.example'],
    ['@anna@mastodon.example', 'https://mastodon.example'],
    ['anna@mastodon.example', 'https://mastodon.example'],
    ['\u200b@anna@mastodon.example\u202c', 'https://mastodon.example'],
    ['mastodon.example:8443', 'https://mastodon.example:8443'],
    ['bücher.example', 'https://xn--bcher-kva.example'],
    ['http://localhost:4000/login', 'http://localhost:4000'],
    ['http://127.0.0.1:4000', 'http://127.0.0.1:4000'],
    ['http://[::1]:4000', 'http://[::1]:4000'],
  ])('is read from %j', (typed, origin) => {
    expect(parseServer(typed)).toBe(origin);
  });

  it.each([
    '',
    '   ',
    'two words',
    'ftp://example.com',
    'https://',
    'https://anna:secret@example.com',
    undefined,
  ])('is not read from %j', (typed) => {
    expect(() => parseServer(typed)).toThrow(
      expect.objectContaining({ code: 'bad_input', detail: expect.objectContaining({ field: 'Server' }) }),
    );
  });

  it.each(['http://mastodon.example', 'http://127.0.0.1.example.com', 'HTTP://Example.com:80'])(
    'is refused without https: %j',
    (typed) => {
      expect(() => parseServer(typed)).toThrow(expect.objectContaining({ code: 'insecure_address' }));
    },
  );

  it('is a secure origin or a failure with a code, whatever was typed', () => {
    const typed = fc.oneof(fc.string(), fc.webUrl(), fc.emailAddress(), fc.string({ unit: 'grapheme' }));
    fc.assert(
      fc.property(typed, (input) => {
        try {
          const origin = parseServer(input);
          expect(isSecureUrl(origin)).toBe(true);
          expect(new URL(origin).origin).toBe(origin);
          expect(parseServer(origin)).toBe(origin);
        } catch (error) {
          expect(error).toMatchObject({ code: expect.stringMatching(/^(bad_input|insecure_address)$/) });
        }
      }),
    );
  });

  it('of a handle is what stands behind the second @', () => {
    fc.assert(
      fc.property(fc.domain(), fc.stringMatching(/^[a-z0-9_]{1,20}$/), (domain, user) => {
        expect(parseServer(`@${user}@${domain}`)).toBe(parseServer(domain));
      }),
    );
  });
});
