import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readHandle } from '@/utils/networks/bluesky/handle';
import type { ReadTyped } from '@/utils/networks/shared/typed';
import { readAddress, readIssuer, readServer } from '@/utils/networks/shared/typed-address';

/** A problem in short: the sentence's beginning, and the proposal. */
function told(read: ReadTyped): readonly [string, string | null] | string {
  return read.kind === 'accepted' ? read.value : [read.problem, read.proposal];
}

const said = (words: string) => expect.stringContaining(words);

describe('a handle', () => {
  test.each([
    ['anna.example.com', 'anna.example.com'],
    ['@Anna.bsky.social', 'anna.bsky.social'],
    ['bsky.app/profile/anna.bsky.social', 'anna.bsky.social'],
    ['https://bsky.app/profile/anna.bsky.social/post/3k', 'anna.bsky.social'],
  ])('%j is read', (typed, handle) => expect(told(readHandle(typed))).toBe(handle));

  test.each([
    ['anna', 'is not the whole handle', 'anna.bsky.social'],
    ['bsky.app/profile/anna', 'is not the whole handle', 'anna.bsky.social'],
    ['anna@example.com', 'is an e-mail address', 'anna.bsky.social'],
    ['anna.keller@example.com', 'is an e-mail address', null],
    ['anna .bsky.social', 'is not a handle', 'anna.bsky.social'],
    ['anna_k.bsky.social', 'is not a handle', null],
    ['', 'Type your handle', null],
  ])('%j is explained', (typed, words, proposal) =>
    expect(told(readHandle(typed))).toEqual([said(words), proposal]),
  );
});

describe('a server', () => {
  test.each([
    ['my server', 'has a blank in it', null],
    ['mastodon. social', 'has a blank in it', 'https://mastodon.social'],
    ['@anna', 'does not say which server', null],
    ['mastodon', 'has no ending', 'mastodon.social'],
    ['http://mastodon.example', 'does not use https', 'https://mastodon.example'],
    ['', 'Type the name of the server', null],
  ])('%j is explained', (typed, words, proposal) =>
    expect(told(readServer(typed))).toEqual([said(words), proposal]),
  );
});

describe('an issuer', () => {
  test.each([
    ['', ''],
    ['id.example.com/realms/acme', 'https://id.example.com/realms/acme'],
    ['https://keycloak:8443/realms/acme', 'https://keycloak:8443/realms/acme'],
  ])('%j is read', (typed, issuer) => expect(told(readIssuer(typed))).toBe(issuer));

  test.each([
    [
      'https://id.example.com/.well-known/openid-configuration',
      'address of the server’s description',
      'https://id.example.com/',
    ],
    [
      'id.example.com/realms/acme/.well-known/openid-configuration',
      'address of the server’s description',
      'https://id.example.com/realms/acme',
    ],
    [
      'https://id.example.com/.well-known/oauth-authorization-server/realms/acme',
      'address of the server’s description',
      'https://id.example.com/realms/acme',
    ],
    ['https://id.example.com/?tenant=1', 'neither a', 'https://id.example.com/'],
    ['keycloak:8443', 'has no ending', 'https://keycloak:8443/'],
    ['https://anna:secret@id.example.com/', 'Leave user name and password', 'https://id.example.com/'],
    ['my server', 'has a blank in it', null],
  ])('%j is explained', (typed, words, proposal) =>
    expect(told(readIssuer(typed))).toEqual([said(words), proposal]),
  );
});

describe('whatever is typed', () => {
  const typed = fc.oneof(
    fc.string(),
    fc.string({ unit: 'grapheme' }),
    fc.webUrl({ withQueryParameters: true, withFragments: true }),
    fc.emailAddress(),
    fc.domain(),
    fc.webUrl().map((url) => `${url}/.well-known/openid-configuration`),
    fc.tuple(fc.string(), fc.domain()).map((parts) => parts.join(' ')),
    fc.stringMatching(/^@?[a-z0-9_.-]{1,20}(@[a-z0-9.-]{1,20})?$/),
  );
  test.each([
    ['handle', readHandle],
    ['address', readAddress],
    ['server', readServer],
    ['issuer', readIssuer],
  ])('a %s is accepted and stays what it is, or is explained with a proposal that is accepted', (_, read) => {
    fc.assert(
      fc.property(typed, (input) => {
        const first = read(input);
        if (first.kind === 'accepted') {
          expect(read(first.value)).toEqual(first);
          return;
        }
        expect(first.problem.length).toBeLessThan(250);
        expect(first.problem).toMatch(/\.$/);
        if (first.proposal !== null) expect(read(first.proposal).kind).toBe('accepted');
      }),
    );
  });
});
